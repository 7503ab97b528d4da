"""One page of questions: shown, saved, and what comes next."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from workflows.forms import rules
from workflows.forms.actions import save_page
from workflows.forms.definition.parts import Step
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.entries import is_same_entry
from workflows.forms.screens.pages import PageState, kept_entry, kept_state
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require

from .kept import forget, keeps_what_was_typed, kept_for
from .sheets import find_workbook
from .showing import can_open, fresh_state, show_page
from .turning import after_save, without_removed


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
@sign_in_required
def page(request: SignedIn, sheet_id: UUID, page: str) -> HttpResponse:
    """GET shows the page; POST keeps all that was typed and goes on when nothing is wrong with it."""
    if request.method == "POST":
        return _save(request, sheet_id, page)
    book = find_workbook(request, sheet_id)
    step = book.form.steps_by_id.get(page)
    if step is None:
        raise Http404
    require(rules.may_edit(request.user, book.sheet))
    if not can_open(book, step):
        return redirect("forms:sheet", sheet_id=sheet_id)
    return show_page(request, book, step, _state_of(request, book, step), 200)


def _state_of(request: SignedIn, book: Workbook, step: Step) -> PageState:
    kept = kept_for(request, book.sheet.pk, step.id)
    sent, wanted = kept.fields.get("entry", "") if kept else "", request.GET.get("entry", "")
    if kept and is_same_entry(sent, wanted) and (sent or wanted):
        return kept_entry(book, step, kept) or fresh_state(request, book, step)
    if kept and not (sent or wanted):
        state = kept_state(book, step, kept)
        if state.is_kept or state.lost_files:
            return state
    return fresh_state(request, book, step)


def _save(request: SignedIn, sheet_id: UUID, page: str) -> HttpResponse:
    try:
        saved = save_page(
            sheet_id=sheet_id,
            page=page,
            data=without_removed(request.POST),
            files=request.FILES,
            actor=request.user,
        )
    except AnswerSheet.DoesNotExist as error:
        raise Http404 from error
    return forget(request, after_save(request, saved, saved.book.form.steps_by_id[page]), sheet_id, page)
