"""What follows the page of one row: shown again with what is wrong, the next row, or back to the list."""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workflows.forms.actions import Saved
from workflows.forms.actions.entries import NEW, Entry, stored_rows
from workflows.forms.checks.problems import Problem
from workflows.forms.definition.parts import Question, Step
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.entries import EntryAt, entry_at, entry_url
from workflows.forms.screens.pages import PageState, entry_problems
from workflows.forms.types.row_cells import read_cells
from workflows.forms.types.row_conditions import shown_in_rows
from workflows.forms.types.rows import most_rows

from .showing import show_page


def after_entry(request: HttpRequest, saved: Saved, entry: Entry, step: Step) -> HttpResponse:
    """What comes after saving one row; it is kept already, whatever is wrong with it."""
    book, question, go = saved.book, entry.question, request.POST.get("go", "")
    tell_lost(request, saved)
    at = standing(book, entry)
    if go == "list" and not saved.file_errors:
        return redirect(book.list_url)
    if at and (wanted := _list_wanted(request, book, step, at)):
        return redirect(wanted)
    if at:
        new = _came_up(request, book, at)
        found = [each for each in _problems(saved, at, step) if _cell(each.part) not in new]
        if any(problem.blocks for problem in found):
            return show_page(request, book, step, PageState(entry=at, found=found, new=frozenset(new)), 422)
        if new:
            url = entry_url(
                book, step, f"{question.id}:{at.index}", check=_from_check(request), new=" ".join(new)
            )
            return redirect(f"{url}#{question.id}-{at.index}-{new[0]}")
    return redirect(_way_on(request, book, step, question, at))


def standing(book: Workbook, entry: Entry) -> EntryAt | None:
    """The row where it stands now; None when nothing is left of it."""
    if entry.index is None or len(stored_rows(book, entry.question)) < len(entry.rows):
        return None
    step = book.form.steps_by_id[entry.question.step]
    return entry_at(book, step, f"{entry.question.id}:{entry.index}")


def tell_lost(request: HttpRequest, saved: Saved) -> None:
    """Says that somebody else changed the row meanwhile, and what became of what was typed."""
    entry = saved.entry
    if entry is None or not entry.was_lost:
        return
    if entry.is_dropped:
        text = _("Somebody else changed or removed this entry meanwhile. Please look at the list again.")
    else:
        text = _(
            "Somebody else changed or removed this entry meanwhile. Yours stands at the end of the list "
            "as one more entry: compare them and remove the one you don’t need."
        )
    messages.warning(request, text)


def seen_in_rows(beginning: str, before: set[str]) -> int:
    """In how many rows the screen that was sent had the column; nonsense counts as none."""
    said = next((each.removeprefix(beginning) for each in before if each.startswith(beginning)), "")
    return int(said) if said.isdecimal() and len(said) < 6 else 0


def _came_up(request: HttpRequest, book: Workbook, at: EntryAt) -> list[str]:
    """The questions of the row that an answer in it brought up, and nobody has seen yet."""
    before = set(request.POST.get("shown", "").split())
    question = at.question
    if not before:
        return []
    cells = read_cells(question.columns, at.row, book.context)
    shown = shown_in_rows(question.columns, [cells])
    return [key for key in shown if not seen_in_rows(f"{question.id}/{key}:", before)]


def _problems(saved: Saved, at: EntryAt, step: Step) -> list[Problem]:
    refused = saved.file_errors.get(at.question.id)
    more = [Problem(step.id, at.question.id, refused)] if refused else []
    return more + entry_problems(saved.book, at)


def _cell(part: str) -> str:
    """The column that a message is about, as `shown_in_rows` names it."""
    return re.sub(r"-\d+-", ".", part.partition("-")[2])


def _from_check(request: HttpRequest) -> bool:
    return request.POST.get("from") == "check"


def _list_wanted(request: HttpRequest, book: Workbook, step: Step, at: EntryAt) -> str:
    """The page again, after a row of a list inside the row was added or removed."""
    name = request.POST.get("add", "") or request.POST.get("remove", "").partition(":")[0]
    if not name:
        return ""
    more = {"more": name[:200]} if request.POST.get("add") else {}
    url = entry_url(book, step, at.name, check=_from_check(request), **more)
    return f"{url}#{name[:200]}-end"


def _way_on(request: HttpRequest, book: Workbook, step: Step, question: Question, at: EntryAt | None) -> str:
    """One more row, the check, or the list at the row that was saved."""
    if request.POST.get("go") == "another" and len(stored_rows(book, question)) < most_rows(question):
        return entry_url(book, step, f"{question.id}:{NEW}", check=_from_check(request))
    if _from_check(request):
        return book.check_url
    return book.page_url(step, f"{question.id}-{at.index}" if at else f"q-{question.id}")
