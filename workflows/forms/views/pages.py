"""One page of questions: shown, saved, and what comes next."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from workflows.forms import rules
from workflows.forms.actions import Saved, save_page
from workflows.forms.checks import step_problems
from workflows.forms.definition.parts import Step
from workflows.forms.models import AnswerSheet
from workflows.forms.problems import Problem
from workflows.forms.rows import without_row
from workflows.forms.screens.pages import PageState, draw_page, not_understood
from workflows.forms.screens.progress import BLOCKED, SUBMITTED, step_states
from workflows.forms.workbook import Workbook
from workflows.people.access import sign_in_required
from workflows.people.verdicts import require

from .sheets import find_workbook


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def page(request: HttpRequest, sheet_id: Any, page: str) -> HttpResponse:
    """GET shows the page; POST keeps all that was typed and goes on when nothing is wrong with it."""
    if request.method == "POST":
        return _save(request, sheet_id, page)
    book = find_workbook(request, sheet_id)
    step = book.form.steps_by_id.get(page)
    if step is None:
        raise Http404
    require(rules.may_edit(request.user, book.sheet))  # type: ignore[arg-type]
    if not _can_open(book, step):
        return redirect("forms:sheet", sheet_id=sheet_id)
    state = PageState(found=not_understood(book, step), more=request.GET.get("more", ""))
    return _show(request, book, step, state, 200)


def _can_open(book: Workbook, step: Step) -> bool:
    states = {state.step.id: state.status for state in step_states(book)}
    return book.can_change and states.get(step.id, BLOCKED) not in (BLOCKED, SUBMITTED)


def _show(request: HttpRequest, book: Workbook, step: Step, state: PageState, status: int) -> HttpResponse:
    came_from = request.POST.get("from") or request.GET.get("from", "")
    context = {**draw_page(book, step, state), "came_from": "check" if came_from == "check" else ""}
    return render(request, "forms/page.html", context, status=status)


def _save(request: HttpRequest, sheet_id: Any, page: str) -> HttpResponse:
    before = set(request.POST.get("shown", "").split())
    try:
        saved = save_page(
            sheet_id=sheet_id,
            page=page,
            data=_without_removed(request.POST),
            files=request.FILES,
            actor=request.user,  # type: ignore[arg-type]
        )
    except AnswerSheet.DoesNotExist as error:
        raise Http404 from error
    book = saved.book
    step = book.form.steps_by_id[page]
    if saved.conflicts:
        return _show(request, book, step, PageState(conflicts=saved.conflicts), 409)
    changed_rows = _rows_wanted(request.POST, book, step)
    if changed_rows:
        return changed_rows
    if request.POST.get("go") == "list" and not saved.file_errors:
        return redirect("forms:sheet", sheet_id=sheet_id)
    found = _problems(book, step, saved)
    if any(problem.blocks for problem in found):
        return _show(request, book, step, PageState(found=found), 422)
    return redirect(_way_on(request, book, step, before))


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


def _way_on(request: HttpRequest, book: Workbook, step: Step, before: set[str]) -> str:
    """Questions that came up on this page, then where the person came from, then the next step."""
    new = [question.id for question in book.visible.of_step(step) if question.id not in before]
    if before and new:
        return f"{book.page_url(step)}#q-{new[0]}"
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
