"""Showing a page of questions: who may open it now, and how it looks before anything is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.forms.definition.parts import Step
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.entries import entry_at
from workflows.forms.screens.pages import PageState, draw_page, entry_problems, not_understood
from workflows.forms.screens.progress import BLOCKED, SUBMITTED, step_states


def fresh_state(request: HttpRequest, book: Workbook, step: Step) -> PageState:
    """The page as it is looked at: what is not understood yet, what the last save brought up.

    With `entry` it is the page of one row of a list; who comes from checking sees what is wrong with it.
    """
    new, more = frozenset(request.GET.get("new", "").split()[:100]), request.GET.get("more", "")
    entry = entry_at(book, step, request.GET.get("entry", ""))
    if entry is None:
        return PageState(found=not_understood(book, step), more=more, new=new)
    is_checked = request.GET.get("from") in ("check", "page") or entry.question.id in book.sheet.typed
    return PageState(entry=entry, new=new, more=more, found=entry_problems(book, entry) if is_checked else [])


def can_open(book: Workbook, step: Step) -> bool:
    """Whether the page can be worked on now."""
    states = {state.step.id: state.status for state in step_states(book)}
    return book.can_change and states.get(step.id, BLOCKED) not in (BLOCKED, SUBMITTED)


def show_page(
    request: HttpRequest, book: Workbook, step: Step, state: PageState, status: int
) -> HttpResponse:
    """The page, drawn."""
    came_from = request.POST.get("from") or request.GET.get("from", "")
    context = {**draw_page(book, step, state), "came_from": "check" if came_from == "check" else ""}
    return render(request, book.page_template, context, status=status)
