"""What follows a page of questions: shown again with what is wrong, or the way on.

The same for sheets of people with an account and for drafts that a link opens.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workflows.forms.actions import Saved
from workflows.forms.actions.marks import read_seen
from workflows.forms.checks.problems import Problem
from workflows.forms.checks.sheets import step_problems
from workflows.forms.definition.parts import Question, Step
from workflows.forms.reading.workbook import Workbook, asked
from workflows.forms.screens.entries import entry_url
from workflows.forms.screens.pages import PageState
from workflows.forms.screens.posted import without_row
from workflows.forms.screens.progress import step_states
from workflows.forms.types.row_conditions import shown_in_rows

from .entries import after_entry, seen_in_rows, tell_lost
from .showing import show_page


def after_save(request: HttpRequest, saved: Saved, step: Step) -> HttpResponse:
    """What comes after a save: a choice between two answers, what is wrong, or the way on."""
    book = saved.book
    if saved.stale:
        return show_page(request, book, step, PageState(has_changed=True), 409)
    if saved.conflicts:
        return show_page(request, book, step, _conflict_state(request, saved, step), 409)
    if changed_rows := _after_rows(request, saved, step):
        return changed_rows
    if (wanted := _place_wanted(request.POST, book, step)) and not saved.file_errors:
        return redirect(wanted)
    new = _came_up(request, book, step)
    # Nobody has seen the new questions yet, so nothing can be wrong with them.
    found = [problem for problem in _problems(book, step, saved) if problem.question not in new]
    if any(problem.blocks for problem in found):
        return show_page(request, book, step, PageState(found=found, new=frozenset(new)), 422)
    return redirect(_page_with_new(request, book, step, new) if new else _way_on(request, book, step))


def _place_wanted(posted: QueryDict, book: Workbook, step: Step) -> str:
    """The list of steps, or what stands beside the page, whatever is still wrong with it."""
    places = {"list": book.list_url, "beside": f"{book.page_url(step)}#beside"}
    return places.get(posted.get("go", ""), "")


def _conflict_state(request: HttpRequest, saved: Saved, step: Step) -> PageState:
    asked_before = request.POST.getlist("undecided")
    undecided = [
        key for key in saved.conflicts if key in asked_before and f"choose-{key}" not in request.POST
    ]
    message = _("Please choose which answer should stay.")
    found = [Problem(step.id, key, message) for key in undecided]
    return PageState(conflicts=saved.conflicts, seen=read_seen(request.POST).marks, found=found)


def _came_up(request: HttpRequest, book: Workbook, step: Step) -> list[str]:
    """Questions that are asked now and were not on the screen that was sent, or not in as many rows."""
    before = set(request.POST.get("shown", "").split())
    if not before:
        return []
    shown = asked(book.visible.of_step(step))  # what is worked out wants nobody to look at it first
    return [each.id for each in shown if each.id not in before or _more_cells(book, each, before)]


def _more_cells(book: Workbook, question: Question, before: set[str]) -> bool:
    """Whether an answer in a row brought up a cell that nobody has seen yet."""
    if not question.columns or (question.on_own_pages and book.splits):
        return False
    rows = book.sheet.answers.get(question.id, ())
    counted = shown_in_rows(question.columns, rows)
    return any(count > seen_in_rows(f"{question.id}/{key}:", before) for key, count in counted.items())


def _page_with_new(request: HttpRequest, book: Workbook, step: Step, new: list[str]) -> str:
    query = QueryDict(mutable=True)
    query["new"] = " ".join(new)
    if request.POST.get("from") == "check":
        query["from"] = "check"
    return f"{book.page_url(step)}?{query.urlencode()}#q-{new[0]}"


def _problems(book: Workbook, step: Step, saved: Saved) -> list[Problem]:
    refused = [Problem(step.id, question, message) for question, message in saved.file_errors.items()]
    return refused + [
        problem
        for problem in step_problems(book, step)
        if problem.question not in saved.file_errors and _can_be_answered(book, problem)
    ]


def _can_be_answered(book: Workbook, problem: Problem) -> bool:
    question = book.form.questions.get(problem.question)
    return question is None or book.is_open(question)


def without_removed(posted: QueryDict) -> QueryDict:
    """What was posted, less the row or file whose button was pressed."""
    wanted = posted.get("remove", "")
    return without_row(posted, wanted) if wanted else posted


def _after_rows(request: HttpRequest, saved: Saved, step: Step) -> HttpResponse | None:
    """What follows when a row was saved alone, removed, or one more was asked for."""
    if saved.entry and not saved.entry.is_dropped:
        return after_entry(request, saved, saved.entry, step)
    tell_lost(request, saved)
    return _rows_wanted(request.POST, saved.book, step)


def _rows_wanted(posted: QueryDict, book: Workbook, step: Step) -> HttpResponseRedirect | None:
    """After "add another" and "remove" the same page comes back, everything typed in place."""
    url = book.page_url(step)
    check = "&from=check" if posted.get("from") == "check" else ""
    if (wanted := posted.get("open", "")) and ":" in wanted:
        return redirect(entry_url(book, step, wanted[:200], check=bool(check)))
    if posted.get("drop"):
        return redirect(f"{url}?{check.removeprefix('&')}#q-{posted.get('drop', '').partition(':')[0][:200]}")
    if posted.get("add"):
        query = QueryDict(mutable=True)
        query["more"] = posted.get("add", "")[:200]
        return redirect(f"{url}?{query.urlencode()}{check}#{query['more']}-end")
    if posted.get("remove"):
        name = posted.get("remove", "").partition(":")[0][:200]
        return redirect(f"{url}?{check.removeprefix('&')}#{name}-end")
    return None


def _way_on(request: HttpRequest, book: Workbook, step: Step) -> str:
    """Where the person came from, or else the next step."""
    if request.POST.get("from") == "check":
        return book.check_url
    states = step_states(book)
    ids = [state.step.id for state in states]
    later = states[ids.index(step.id) + 1 :] if step.id in ids else states
    following = next((state for state in later if state.is_open), None)
    if following:
        return book.page_url(following.step)
    return book.check_url if all(state.is_finished for state in states) else book.list_url
