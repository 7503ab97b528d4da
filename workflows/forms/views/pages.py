"""One page of questions: shown, saved, and what comes next."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.forms import rules
from workflows.forms.actions import Saved, save_page
from workflows.forms.actions.saving import read_seen
from workflows.forms.checks.problems import Problem
from workflows.forms.checks.sheets import step_problems
from workflows.forms.definition.parts import Step
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.pages import PageState, draw_page, kept_state, not_understood
from workflows.forms.screens.posted import without_row
from workflows.forms.screens.progress import BLOCKED, SUBMITTED, step_states
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require

from .kept import forget, keeps_what_was_typed, kept_for
from .sheets import find_workbook


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
    if not _can_open(book, step):
        return redirect("forms:sheet", sheet_id=sheet_id)
    return _show(request, book, step, _state_of(request, book, step), 200)


def _state_of(request: SignedIn, book: Workbook, step: Step) -> PageState:
    kept = kept_for(request, book.sheet.pk, step.id)
    if kept:
        state = kept_state(book, step, kept)
        if state.is_kept or state.lost_files:
            return state
    asked_for = request.GET.get("new", "").split()
    return PageState(
        found=not_understood(book, step), more=request.GET.get("more", ""), new=frozenset(asked_for[:100])
    )


def _can_open(book: Workbook, step: Step) -> bool:
    states = {state.step.id: state.status for state in step_states(book)}
    return book.can_change and states.get(step.id, BLOCKED) not in (BLOCKED, SUBMITTED)


def _show(request: SignedIn, book: Workbook, step: Step, state: PageState, status: int) -> HttpResponse:
    came_from = request.POST.get("from") or request.GET.get("from", "")
    context = {**draw_page(book, step, state), "came_from": "check" if came_from == "check" else ""}
    return render(request, "forms/page.html", context, status=status)


def _save(request: SignedIn, sheet_id: UUID, page: str) -> HttpResponse:
    try:
        saved = save_page(
            sheet_id=sheet_id,
            page=page,
            data=_without_removed(request.POST),
            files=request.FILES,
            actor=request.user,
        )
    except AnswerSheet.DoesNotExist as error:
        raise Http404 from error
    return forget(request, _answer(request, saved, saved.book.form.steps_by_id[page]), sheet_id, page)


def _answer(request: SignedIn, saved: Saved, step: Step) -> HttpResponse:
    """What comes after a save: a choice between two answers, what is wrong, or the way on."""
    book = saved.book
    if saved.stale:
        return _show(request, book, step, PageState(has_changed=True), 409)
    if saved.conflicts:
        return _show(request, book, step, _conflict_state(request, saved, step), 409)
    changed_rows = _rows_wanted(request.POST, book, step)
    if changed_rows:
        return changed_rows
    if (wanted := _place_wanted(request.POST, book, step)) and not saved.file_errors:
        return redirect(wanted)
    new = _came_up(request, book, step)
    # Nobody has seen the new questions yet, so nothing can be wrong with them.
    found = [problem for problem in _problems(book, step, saved) if problem.question not in new]
    if any(problem.blocks for problem in found):
        return _show(request, book, step, PageState(found=found, new=frozenset(new)), 422)
    return redirect(_page_with_new(request, book, step, new) if new else _way_on(request, book, step))


def _place_wanted(posted: QueryDict, book: Workbook, step: Step) -> str:
    """The list of steps, or what stands beside the page, whatever is still wrong with it."""
    places = {"list": reverse("forms:sheet", args=[book.sheet.pk]), "beside": f"{book.page_url(step)}#beside"}
    return places.get(posted.get("go", ""), "")


def _conflict_state(request: SignedIn, saved: Saved, step: Step) -> PageState:
    asked_before = request.POST.getlist("undecided")
    undecided = [
        key for key in saved.conflicts if key in asked_before and f"choose-{key}" not in request.POST
    ]
    message = _("Please choose which answer should stay.")
    found = [Problem(step.id, key, message) for key in undecided]
    return PageState(conflicts=saved.conflicts, seen=read_seen(request.POST, None).marks, found=found)


def _came_up(request: SignedIn, book: Workbook, step: Step) -> list[str]:
    """Questions that are asked now and were not on the screen that was sent."""
    before = set(request.POST.get("shown", "").split())
    if not before:
        return []
    return [question.id for question in book.visible.of_step(step) if question.id not in before]


def _page_with_new(request: SignedIn, book: Workbook, step: Step, new: list[str]) -> str:
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


def _without_removed(posted: QueryDict) -> QueryDict:
    wanted = posted.get("remove", "")
    return without_row(posted, wanted) if wanted else posted


def _rows_wanted(posted: QueryDict, book: Workbook, step: Step) -> HttpResponseRedirect | None:
    """After "add another" and "remove" the same page comes back, everything typed in place."""
    url = book.page_url(step)
    check = "&from=check" if posted.get("from") == "check" else ""
    if posted.get("add"):
        query = QueryDict(mutable=True)
        query["more"] = posted.get("add", "")[:200]
        return redirect(f"{url}?{query.urlencode()}{check}#{query['more']}-end")
    if posted.get("remove"):
        name = posted.get("remove", "").partition(":")[0][:200]
        return redirect(f"{url}?{check.removeprefix('&')}#{name}-end")
    return None


def _way_on(request: SignedIn, book: Workbook, step: Step) -> str:
    """Where the person came from, or else the next step."""
    check = redirect("forms:check", sheet_id=book.sheet.pk).url
    if request.POST.get("from") == "check":
        return check
    states = step_states(book)
    ids = [state.step.id for state in states]
    later = states[ids.index(step.id) + 1 :] if step.id in ids else states
    following = next((state for state in later if state.is_open), None)
    if following:
        return book.page_url(following.step)
    return (
        check
        if all(state.is_finished for state in states)
        else redirect("forms:sheet", sheet_id=book.sheet.pk).url
    )
