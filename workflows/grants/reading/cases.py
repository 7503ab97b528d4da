"""What screens and endpoints show of applications: found only by those who may see them."""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from workflows.documents.rules import EDITABLE_LETTER
from workflows.engine import kinds
from workflows.engine.looking import step_now
from workflows.engine.membership import representatives
from workflows.engine.models import Case, Step
from workflows.engine.standing import remembered, standing
from workflows.forms import comparing, registry
from workflows.forms.comparing import Round
from workflows.forms.models import AnswerSheet, PublishedForm
from workflows.forms.reading import summary as forms
from workflows.forms.reading.workbook import Workbook, lend, workbook_of
from workflows.forms.screens.answers import Drawn, draw_sections
from workflows.forms.types.files import files_in
from workflows.people.models import User
from workflows.upkeep.statements import CASE, Statement

from ..checks import gathering
from ..checks.findings import Finding
from ..models import Application, Call, Decision, Review, ReviewState
from ..questions import IDEA
from ..questions.texts import Text
from ..rules import scoring
from ..rules.call_fields import known_forms
from ..rules.ideas import forms_of
from ..rules.steps import review_of
from ..rules.visibility import READERS
from .boxes import score_rows

KINDS = ("grant", "starter")
# Pages that say nothing about the quality of a project.
NOT_FOR_REVIEW = ("contact", "attachments", "declarations")
RELATED = ("call", "window", "organisation", "applicant", "assignee")


def say(text: Text) -> str:
    """The text in the reader's language, German where it is missing."""
    return text.get((get_language() or "de").split("-")[0]) or text["de"]


def form_names() -> list[tuple[str, str]]:
    """Code and name of every form a call can use, in the reader's language."""
    built = PublishedForm.objects.select_related("version").in_bulk(field_name="code")
    names = {code: published.version.definition["title"] for code, published in built.items()}
    return [
        (code, say(names[code] if code in names else registry.get(code).definition()["title"]))
        for code in known_forms()
    ]


def visible_application(user: User, case_id: UUID) -> Application:
    """The application; Http404 for whoever may not see it, conflicted people included."""
    found = Application.objects.visible_to(user).filter(pk=case_id).select_related(*RELATED).first()
    if found is None:
        raise Http404
    return found


def step_of(user: User, step_id: int) -> Step:
    """A step of a grant with its case; Http404 for steps of other processes."""
    step = step_now(step_id)
    kind = kinds.find(step.case.kind) if step else None
    if step is None or kind is None or kind.model is not Application:
        raise Http404
    return step


def application_of(step: Step) -> Application:
    """The application a step belongs to."""
    if isinstance(step.case, Application):
        return step.case
    return Application.objects.select_related(*RELATED).get(pk=step.case_id)


def application_row(case_id: UUID, *, lock: bool = False) -> Application:
    """The application with its call, window and organisation; its own row locked when asked."""
    found = _rows(lock, case=case_id)
    if not found:
        raise Application.DoesNotExist
    return found[0]


def _written(lock: bool) -> QuerySet[Application]:
    rows = Application.objects.select_related("call", "window", "organisation").filter(pk=CASE)
    return rows.select_for_update(of=("self",), no_key=True) if lock else rows


_rows: Statement[Application] = Statement(_written)


def sheet_of(case: Application) -> AnswerSheet:
    """The answers of an application; those of its idea as long as there are no others."""
    for code in forms_of(case.call):
        if found := _sheets(code, case=case.pk):
            return found[0]
    raise AnswerSheet.DoesNotExist


def sheet_key(case: Application) -> UUID:
    """The key of that sheet, without reading it."""
    for code in forms_of(case.call):
        if found := _keys(code, case=case.pk):
            return found[0]
    raise AnswerSheet.DoesNotExist


_keys: Statement[UUID] = Statement(
    lambda code: AnswerSheet.objects.filter(case_id=CASE, code=code).values_list("pk", flat=True)
)


def _read(case: Application) -> AnswerSheet:
    """The same for whoever only looks: read once with this row of the case, and opened once."""

    def read() -> AnswerSheet:
        sheet = sheet_of(case)
        sheet.case = case
        lend(Workbook(sheet))
        return sheet

    return remembered(case, "sheet", read)


_sheets: Statement[AnswerSheet] = Statement(
    lambda code: AnswerSheet.objects.select_related("version").filter(case_id=CASE, code=code)
)


def sections(case: Application, *, for_review: bool = False) -> list[forms.Section]:
    """The answers as sections with rows, in the reader's language; reviewers need no bank account."""
    found = forms.summary(_read(case), get_language() or "de")
    return [section for section in found if not (for_review and section.step in NOT_FOR_REVIEW)]


def drawn(case: Application, *, for_review: bool = False) -> list[Drawn]:
    """The same for a screen: the financing plan line by line, files to open."""
    found = drawn_sheet(_read(case))
    return [section for section in found if not (for_review and section["id"] in NOT_FOR_REVIEW)]


def drawn_sheet(sheet: AnswerSheet) -> list[Drawn]:
    """The answers of a sheet for a screen."""
    return draw_sections(workbook_of(sheet), change_links=False)


def documents(case: Case, user: User) -> Q:
    """Which documents of the case this reader gets: reviewers only those that answer what they are shown.

    Receipts and letters name the bank account and who decided, as do the pages that reviewers don't read.
    """
    here = standing(case, user)
    if here.belongs:
        return ~_undone()
    if user.has_role(*READERS):
        return Q()
    sheets = AnswerSheet.objects.select_related("version", "case").filter(case_id=case.pk)
    # A case may have a report, too; reviewers judge the application.
    sheet = sheets.filter(code=F("case__application__call__form_code")).first()
    if sheet is None:
        return Q(pk__in=())
    book = Workbook(sheet)
    shown = {
        identifier
        for step in book.visible.steps.values()
        if step.id not in NOT_FOR_REVIEW
        for question in book.visible.of_step(step)
        for _row, identifier in files_in(question, book.visible.answers.get(question.id))
    }
    return Q(pk__in=shown)


def _undone() -> Q:
    """Letters of decisions that were undone before they left the house."""
    of_case = Decision.objects.filter(application=OuterRef("case"), undone_at__gte=OuterRef("created_at"))
    return Q(
        Exists(of_case.filter(decided_at__lte=OuterRef("created_at"))), kind__in=["letter", EDITABLE_LETTER]
    )


def findings(case: Application) -> list[Finding]:
    """What the GA checks find now."""
    sheet = _read(case)
    look = gathering.idea_findings if sheet.code == IDEA else gathering.open_findings
    return look(sheet, case)


def parties(case: Application) -> dict[str, object]:
    """All that a reviewer needs to know for the conflict declaration, and nothing of the content."""
    answers = forms.used_answers(sheet_of(case))
    return {
        "number": case.number,
        "call": case.call.text("title"),
        "organisation": case.organisation.name if case.organisation else "",
        "town": case.organisation.town if case.organisation else "",
        "representatives": [str(person) for person in representatives(case)],
        "partners": [str(row.get("name", "")) for row in answers.get("partners") or []],
    }


def open_calls() -> list[Call]:
    """Calls that take applications now."""
    return list(Call.objects.open().order_by("slug"))


def own_review(case: Application, user: User) -> Review | None:
    """The reviewer's seat in this case."""
    return review_of(case, user)


def review_summary(case: Application) -> dict[str, object]:
    """The submitted reviews with their mean, for the decision."""
    reviews = list(
        case.reviews.filter(state=ReviewState.SUBMITTED).select_related("reviewer", "application__call")
    )
    results = [review.percent for review in reviews if review.percent is not None]
    return {"reviews": [score_rows(review) for review in reviews], "average": scoring.average(results)}


def rounds(case: Application, *, for_review: bool = False) -> list[Round]:
    """What each submission after the first changed, newest first; reviewers need no bank account."""
    return comparing.rounds(_read(case), without_steps=NOT_FOR_REVIEW if for_review else ())
