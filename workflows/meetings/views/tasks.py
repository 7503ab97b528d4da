"""Tasks from meetings: mine and theirs, ticked off; for advisers also noted and changed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require
from workflows.values.numbered import numbered

from .. import actions
from ..inputs.minutes import TaskForm
from ..models import Meeting, MeetingTask
from ..reading import tasks as reading
from ..reading.minutes import whole
from ..rules.meetings import may_plan, may_read, may_run
from ..rules.minutes import is_mine

PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def tasks(request: SignedIn) -> HttpResponse:
    """Mine, or (`whose=theirs`, for the house) everybody else's; POST ticks one off or opens it again."""
    reads_all = may_read(request.user).allowed
    if request.method == "POST":
        return _ticked(request)
    theirs = request.GET.get("whose") == "theirs" and reads_all
    rows = reading.theirs(request.user) if theirs else reading.mine(request.user)
    listed = numbered(rows, PAGE, request)
    query = "?whose=theirs&page=" if theirs else "?page="
    context = {
        "layout": "layouts/desk.html" if reads_all else "layouts/page.html",
        "reads_all": reads_all,
        "may_tick": not theirs or may_plan(request.user).allowed,
        "theirs": theirs,
        "listed": listed,
        "today": timezone.localdate(),
        "previous_url": f"{query}{listed.previous_page_number()}" if listed.has_previous() else "",
        "next_url": f"{query}{listed.next_page_number()}" if listed.has_next() else "",
    }
    return render(request, "meetings/tasks.html", context)


def _ticked(request: SignedIn) -> HttpResponse:
    task = _task(request, request.POST.get("task", ""))
    is_done = request.POST.get("done", "yes") == "yes"
    actions.tick_task(task=task, actor=request.user, is_done=is_done)
    messages.success(request, _("Done.") if is_done else _("It is open again."))
    try:
        back = UUID(request.POST.get("back", ""))
    except ValueError:
        return redirect("meetings:tasks")
    return redirect("meetings:minutes", back)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def new_task(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Somebody takes something on."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_run(request.user, case))
    form = TaskForm(posted(request), whole=whole(case))
    if done(form, lambda: actions.note_task(case=case, given=form.given(), actor=request.user)):
        messages.success(request, _("Noted."))
        return redirect("meetings:minutes", case.pk)
    return show(request, "meetings/task.html", form, meeting=case, task=None)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def task(request: SignedIn, pk: int) -> HttpResponse:
    """What somebody took on is changed, or taken away."""
    found = _task(request, str(pk))
    require(may_run(request.user, found.meeting))
    if request.POST.get("do") == "drop":
        actions.drop_task(task=found, actor=request.user)
        messages.success(request, _("Taken away."))
        return redirect("meetings:minutes", found.meeting_id)
    form = TaskForm(posted(request), whole=whole(found.meeting), task=found)
    if done(form, lambda: actions.change_task(task=found, given=form.given(), actor=request.user)):
        messages.success(request, _("Saved."))
        return redirect("meetings:minutes", found.meeting_id)
    return show(request, "meetings/task.html", form, meeting=found.meeting, task=found)


def _task(request: SignedIn, key: str) -> MeetingTask:
    """As the person may see it: advisers and auditors all, others what is theirs; else 404."""
    safe = int(key) if key.isascii() and key.isdecimal() and len(key) < 18 else 0
    found = reading.one(safe)
    if found is None or not (may_read(request.user).allowed or is_mine(request.user, found)):
        raise Http404
    return found
