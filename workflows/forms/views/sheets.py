"""The task list of a sheet, resuming it, and reading or printing it."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from workflows.forms import rules
from workflows.forms.definition.texts import say
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.sheets import whole_sheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.answers import draw_sections, questions_read
from workflows.forms.screens.changed import count_changed, draw_set_aside
from workflows.forms.screens.progress import (
    StepState,
    minutes_of,
    minutes_text,
    place_to_go_on,
    step_states,
    task_items,
)
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require


def find_workbook(request: SignedIn, sheet_id: UUID) -> Workbook:
    """The workbook of a sheet of a form that is still in use; 404 otherwise."""
    try:
        return Workbook(whole_sheet(sheet_id), request.user)
    except AnswerSheet.DoesNotExist as error:
        raise Http404 from error


@require_safe
@sign_in_required
def sheet(request: SignedIn, sheet_id: UUID) -> HttpResponse:
    """The steps with their state and the way on; the answers when nothing can be changed."""
    book = find_workbook(request, sheet_id)
    if not book.can_change or not rules.may_edit(request.user, book.sheet):
        return _answers(request, book)
    states = step_states(book)
    left = [state.step for state in states if not state.is_finished]
    place = place_to_go_on(book, states)
    changed, copied = count_changed(book)
    context = {
        "book": book,
        "sheet": book.sheet,
        "title": say(book.form.title),
        "intro": say(book.form.intro),
        "items": task_items(book, states),
        "done": sum(state.is_finished for state in states),
        "count": len(states),
        "time": minutes_text(sum(minutes_of(each.questions) for each in left)) if left else "",
        "next_url": _place_url(book, place) if place else "",
        "next_title": say(place[0].step.title) if place else "",
        "is_started": bool(book.sheet.visited),
        **_ways(request, book),
        "in_correction": book.sheet.is_locked,
        "changed_count": changed,
        "copied_count": copied,
        "set_aside": draw_set_aside(book),
    }
    return render(request, "forms/sheet.html", context)


@require_safe
@sign_in_required
def resume(request: SignedIn, sheet_id: UUID) -> HttpResponseRedirect:
    """On to where people stopped, or to checking the answers when nothing is left to do."""
    book = find_workbook(request, sheet_id)
    require(rules.may_edit(request.user, book.sheet))
    if not book.can_change:
        return redirect("forms:sheet", sheet_id=sheet_id)
    place = place_to_go_on(book, step_states(book))
    return redirect(_place_url(book, place)) if place else redirect("forms:check", sheet_id=sheet_id)


def _ways(request: SignedIn, book: Workbook) -> dict[str, str]:
    """The way to the case, or for who writes along without seeing it to their own list; and to helpers."""
    kind, edits = book.kind, bool(rules.may_edit(request.user, book.sheet))
    belongs = rules.belongs(request.user, book.sheet)
    back = kind.aside_url if edits and not belongs else kind.back_url
    helpers = kind.help_url if edits and belongs else None
    return {
        "back": back(book.sheet) if back else "",
        "help_url": helpers(book.sheet) if helpers else "",
    }


def _place_url(book: Workbook, place: tuple[StepState, str]) -> str:
    state, question = place
    return book.page_url(state.step, f"q-{question}" if question else "")


@require_safe
@sign_in_required
def answers(request: SignedIn, sheet_id: UUID) -> HttpResponse:
    """All answers for reading and for paper; with `?blank` the form without them."""
    book = find_workbook(request, sheet_id)
    return _blank(request, book) if "blank" in request.GET else _answers(request, book)


def _blank(request: SignedIn, book: Workbook) -> HttpResponse:
    require(rules.may_read(request.user, book.sheet))
    steps = [
        {"title": say(step.title), "intro": say(step.intro), "questions": questions_read(step)}
        for step in book.form.steps
    ]
    context = {"sheet": book.sheet, "title": say(book.form.title), "steps": steps}
    return render(request, "forms/blank.html", context)


def _answers(request: SignedIn, book: Workbook) -> HttpResponse:
    require(rules.may_read(request.user, book.sheet))
    context = {
        "book": book,
        "sheet": book.sheet,
        "title": say(book.form.title),
        "sections": draw_sections(book, change_links=False),
        **_ways(request, book),
    }
    return render(request, "forms/answers.html", context)
