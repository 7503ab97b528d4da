"""Saving one question while people type, for pages with JavaScript."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workflows.forms.actions import Conflict, Saved, save_page
from workflows.forms.actions.marks import mark
from workflows.forms.checks.sheets import question_problems
from workflows.forms.definition.parts import Question
from workflows.forms.models import AnswerSheet
from workflows.forms.screens.drawing import question_html
from workflows.forms.screens.pages import PageState, draw_one
from workflows.people.verdicts import Invalid, Refusal

from .entries import standing


@require_POST
def autosave(request: HttpRequest, sheet_id: UUID, page: str) -> JsonResponse:
    """The question named `only` is kept; the answer says what is wrong with it and what it looks like now.

    401 when the person is no longer signed in, so that the page can keep what was typed.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"code": "signed_out", "detail": _("You have been signed out.")}, status=401)
    user, wanted = request.user, request.POST.get("only", "")
    try:
        return tell(
            request,
            page,
            lambda: save_page(sheet_id=sheet_id, page=page, data=request.POST, actor=user, only=[wanted]),
        )
    except AnswerSheet.DoesNotExist as error:
        raise Http404 from error


def tell(request: HttpRequest, page: str, save: Callable[[], Saved]) -> JsonResponse:
    """What a save of the one question named `only` came to, for the script of the page."""
    wanted = request.POST.get("only", "")
    try:
        saved = save()
    except Refusal as refusal:
        errors = refusal.errors if isinstance(refusal, Invalid) else {}
        answer = {"code": refusal.code, "detail": refusal.reason, "errors": errors}
        return JsonResponse(answer, status=refusal.status)
    book = saved.book
    if saved.entry and saved.entry.was_lost:
        detail = _("Somebody else changed this entry meanwhile. Save the page to go on.")
        return JsonResponse({"code": "entry_changed", "detail": detail, "errors": {}}, status=409)
    if saved.stale:
        detail = _("This form was changed while you were writing. Save the page to go on.")
        return JsonResponse({"code": "form_changed", "detail": detail, "errors": {}}, status=409)
    question = book.form.questions.get(wanted)
    if question is None or question.step != page:
        errors = {wanted[:80]: _("The form has no such question.")}
        return JsonResponse({"code": "invalid", "detail": errors[wanted[:80]], "errors": errors}, status=422)
    return _told(request, saved, question)


def _told(request: HttpRequest, saved: Saved, question: Question) -> JsonResponse:
    """How the answer stands now; with the question drawn anew once somebody chose between two answers."""
    conflict = saved.conflicts.get(question.id)
    answer = {
        "revision": saved.sheet.revision,
        "mark": mark(saved.sheet, question.id),
        "saved_at": time_format(timezone.localtime(), "TIME_FORMAT"),
        "errors": {
            f"{question.id}-{problem.part}" if problem.part else question.id: problem.message
            for problem in question_problems(saved.book, question)
        },
        "row": _row_mark(saved),
        "conflict": _conflict(request, saved, question, conflict) if conflict else None,
        "html": "",
    }
    if question.type == "file" or f"choose-{question.id}" in request.POST:
        answer["html"] = drawn_html(saved, question)
    return JsonResponse(answer, status=409 if conflict else 200)


def _row_mark(saved: Saved) -> str | None:
    """The mark of the row that was sent alone, as it stands now; None for other pages."""
    if saved.entry is None:
        return None
    at = standing(saved.book, saved.entry)
    return at.mark if at else ""


def _conflict(request: HttpRequest, saved: Saved, question: Question, conflict: Conflict) -> dict[str, str]:
    drawn = draw_one(saved.book, question, PageState(conflicts=saved.conflicts))
    html = render_to_string("forms/conflict.html", {"f": drawn}, request)
    return {"name": conflict.name, "theirs": conflict.theirs, "html": html}


def drawn_html(saved: Saved, question: Question) -> str:
    """The question as its page draws it now."""
    drawn = draw_one(saved.book, question, PageState(conflicts=saved.conflicts))
    return question_html(drawn)
