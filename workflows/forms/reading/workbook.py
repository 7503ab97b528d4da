"""A sheet with everything around it that screens, checks and actions need, read once."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar
from uuid import UUID

from django.urls import reverse

from workflows.documents.models import Document
from workflows.people.membership import organisations_of
from workflows.people.models import Organisation, User
from workflows.upkeep.statements import CASE, PERSON, Statement

from .. import registry
from ..checks.problems import Problem
from ..definition.parts import Form, Question, Step
from ..definition.quotes import spoken
from ..models import AnswerSheet, AnswerSnapshot, Correction
from ..types import AnswerContext, type_of
from ..versions.current import move_to_published
from ..versions.freezing import form_of
from .visibility import Visible, visible

_LENT = "_workbook"


class Workbook:
    """One sheet, its form, its process and what was asked back."""

    # Types of questions that can't be answered yet; a sheet with a case has none.
    later: ClassVar[frozenset[str]] = frozenset()
    page_template: ClassVar[str] = "forms/page.html"
    # Whether long rows stand on pages of their own; a picture of the form shows them where they are asked.
    splits: ClassVar[bool] = True

    def __init__(self, sheet: AnswerSheet, user: User | None = None) -> None:
        self.sheet = sheet
        self.user = user
        self.has_moved = move_to_published(sheet)
        self.compiled: Form = form_of(sheet.version)
        self.kind = registry.kind_of(sheet)

    def beside(self, step: Step) -> registry.Beside | None:
        """What the process shows beside this page."""
        return self.kind.beside(self.sheet, step.id) if self.kind.beside else None

    @cached_property
    def form(self) -> Form:
        """The form in the words it has for these answers: what its texts quote is filled in."""
        if not self.compiled.has_quotes:
            return self.compiled
        answers = dict(visible(self.compiled, self.sheet.answers).answers)
        return spoken(self.compiled, lambda key: self._told(key, answers))

    def _told(self, key: str, answers: dict[str, object]) -> str:
        question = self.compiled.questions.get(key)
        text = self.display(question, answers) if question else ""
        return " ".join(text.split()) or "…"

    @cached_property
    def context(self) -> AnswerContext:
        """What the types may know: the process's tables and limits, the sheet's own files."""
        known = self.compiled.questions.values()
        asked = {each.type for question in known for each in with_columns(question)}
        return AnswerContext(
            values=self.kind.context(self.sheet),
            sheet=self.sheet,
            user=self.user,
            documents=self._documents() if "file" in asked else {},
            organisations=self._organisations() if "organisation" in asked else {},
            later=self.later,
        )

    def _documents(self) -> dict[str, Document]:
        return {str(each.pk): each for each in _uploads(upload_kind(self.sheet), case=self.sheet.case_id)}

    def _organisations(self) -> dict[str, str]:
        return {str(identifier): name for identifier, name in _own_names(person=self.sheet.owner_id)}

    @cached_property
    def visible(self) -> Visible:
        """What is asked, given the answers."""
        return visible(self.form, self.sheet.answers)

    @cached_property
    def at_once(self) -> list[Problem]:
        """What the process finds wrong with the answers alone, to be said where they are typed."""
        return self.kind.at_once(self.context.values, self.visible.answers)

    @cached_property
    def corrections(self) -> dict[str, Correction]:
        """What the house asked back and still waits for, by question."""
        if not self.sheet.is_locked:
            return {}
        return {each.question: each for each in Correction.objects.filter(sheet=self.sheet).open()}

    @cached_property
    def brought_up(self) -> frozenset[str]:
        """Questions that a corrected answer brought up or made necessary: nobody could answer them before."""
        if not self.corrections:
            return frozenset()
        handed_in = AnswerSnapshot.objects.filter(sheet=self.sheet).order_by("-round")
        before = visible(self.compiled, handed_in.values_list("answers", flat=True).first() or {})
        return frozenset(
            key
            for key, question in self.visible.questions.items()
            if type_of(question).asks
            and (
                key not in before.questions
                or (question.is_required(self.visible.answers) and not question.is_required(before.answers))
            )
        )

    def comes_later(self, question: Question) -> bool:
        """Whether it can only be answered once there is a case."""
        return question.type in self.later

    def is_open(self, question: Question) -> bool:
        """Whether it can be changed now: in a draft, when asked back, or brought up by what was."""
        if self.comes_later(question):
            return False
        return not self.sheet.is_locked or question.id in self.corrections or question.id in self.brought_up

    @property
    def can_change(self) -> bool:
        """Whether anything can be changed now."""
        return not self.sheet.is_locked or bool(self.corrections)

    def page_url(self, step: Step | str, question: str = "") -> str:
        """The address of a page, at one of its questions."""
        page = step if isinstance(step, str) else step.id
        url = reverse("forms:page", kwargs={"sheet_id": self.sheet.pk, "page": page})
        return f"{url}#{question}" if question else url

    @property
    def list_url(self) -> str:
        """The address of the list of pages."""
        return reverse("forms:sheet", kwargs={"sheet_id": self.sheet.pk})

    @property
    def check_url(self) -> str:
        """The address where all answers are looked at before they are handed in."""
        return reverse("forms:check", kwargs={"sheet_id": self.sheet.pk})

    def changed(self) -> None:
        """The answers changed: what is asked, and in which words, is worked out again."""
        for known in ("visible", "brought_up", "at_once"):
            self.__dict__.pop(known, None)
        if self.compiled.has_quotes:
            self.__dict__.pop("form", None)

    def display(self, question: Question, answers: dict[str, object]) -> str:
        """The answer for readers."""
        value = answers.get(question.id)
        return "" if value is None else type_of(question).display(question, value, self.context)


_uploads: Statement[Document] = Statement(lambda kind: Document.objects.filter(case=CASE, kind=kind))
_own_names: Statement[tuple[UUID, str]] = Statement(
    lambda: (
        Organisation.objects.filter(pk__in=organisations_of(PERSON))
        .order_by("name")
        .values_list("uuid", "name")
    )
)


def lend(book: Workbook) -> None:
    """While a sheet is handed in, whoever reads its row reads this workbook instead of opening another."""
    book.sheet.__dict__[_LENT] = book


def workbook_of(sheet: AnswerSheet) -> Workbook:
    """The workbook that was lent, or a new one."""
    lent: Workbook | None = sheet.__dict__.get(_LENT)
    return lent if lent is not None else Workbook(sheet)


def with_columns(question: Question) -> Iterator[Question]:
    """The question, the questions of its rows, and those of lists inside them."""
    yield question
    for column in question.columns:
        yield from with_columns(column)


def upload_kind(sheet: AnswerSheet) -> str:
    """The documents' kind of files uploaded to this form."""
    return f"form.{sheet.code}"[:60]


def told(questions: Iterable[Question]) -> list[Question]:
    """Those that have a value for readers: answered by people or worked out."""
    return [question for question in questions if type_of(question).tells]


def asked(questions: Iterable[Question]) -> list[Question]:
    """Those that want an answer."""
    return [question for question in questions if type_of(question).asks]
