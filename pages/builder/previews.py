"""A draft as applicants would see it: the list of pages, and every page, with nothing filled in."""

import uuid
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from workflows.forms import registry
from workflows.forms.definition.parts import Form, Step, read_form
from workflows.forms.definition.texts import say
from workflows.forms.models import AnswerSheet, FormVersion
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.pages import PageState, draw_page
from workflows.forms.screens.progress import minutes_of, minutes_text
from workflows.forms.types import AnswerContext

if TYPE_CHECKING:
    from .models import FormDraft


class Specimen(Workbook):
    """A sheet that is stored nowhere, for looking at a form."""

    splits = False

    def __init__(self, code: str, base: str, definition: dict[str, object]) -> None:
        version = FormVersion(code=code, base=base, number=0, definition=definition)
        self.sheet = AnswerSheet(pk=uuid.uuid4(), code=code, version=version)
        self.user = None
        self.has_moved = False
        self.compiled: Form = read_form(definition)
        self.example = kind.example_context if (kind := registry.find(base or code)) else {}

    def beside(self, step: Step) -> None:
        """Nothing: there are no answers to show."""

    @property
    def context(self) -> AnswerContext:
        """What the process shows as an example."""
        return AnswerContext(values=self.example)


def show(request: HttpRequest, draft: "FormDraft", language: str) -> HttpResponse:
    """The whole form on one page, in one language."""
    with translation.override(language or "de"):
        reading = draft.reading()
        response = TemplateResponse(request, "builder/preview.html", _context(draft, reading.definition))
        return response.render()


def _context(draft: "FormDraft", definition: dict[str, Any]) -> dict[str, object]:
    steps = [step for step in definition["steps"] if step["questions"]]
    book = Specimen(draft.code, draft.base, {**definition, "steps": steps})
    return {
        "title": say(book.form.title),
        "intro": say(book.form.intro),
        "items": [_item(number, step) for number, step in enumerate(book.form.steps, 1)],
        "pages": [_page(book, step) for step in book.form.steps],
        "count": len(steps),
    }


def _item(number: int, step: Step) -> dict[str, object]:
    hint = minutes_text(minutes_of(step.questions))
    href = f"#page-{number}"
    return {"title": say(step.title), "href": href, "hint": hint, "status": "", "tone": "neutral"}


def _page(book: Specimen, step: Step) -> dict[str, object]:
    drawn = draw_page(book, step, PageState())
    for question in drawn["questions"]:
        question["hidden"] = False
    return {**drawn, "number": book.form.steps.index(step) + 1, "depends": _depends(step)}


def _depends(step: Step) -> str:
    return _("This page only appears for some answers.") if step.show_when else ""
