"""For the house: the minutes of a meeting, begun from its agenda, written, sent, approved."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import ChangedSince, require

from .. import actions
from ..inputs.minutes import BeginForm, MinutesForm, SendForm
from ..models import Meeting
from ..reading.minutes import Whole, whole
from ..rules.meetings import may_read, may_run
from ..rules.minutes import may_approve, may_send, may_write


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def minutes(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """GET shows them; POST begins them, saves what was typed, or notes that they are approved."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_read(request.user))
    found = whole(case)
    do = request.POST.get("do", "save")
    if request.method == "POST" and do == "approve":
        actions.approve_minutes(case=case, actor=request.user)
        messages.success(request, _("Noted: they are approved."))
        return redirect("meetings:minutes", case.pk)
    if found is None:
        return _begin(request, case)
    form = MinutesForm(posted(request), whole=found)
    try:
        if request.method == "POST":
            require(may_write(request.user, case, found.minutes))
            if done(form, lambda: _saved(request, case, form), points="title_0"):
                messages.success(request, _("Saved."))
                return redirect("meetings:minutes", case.pk)
    except ChangedSince as refusal:
        form.add_error(None, refusal.reason)
        return _page(request, case, found, form, refusal.status)
    return _page(request, case, found, form, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def send(request: SignedIn, meeting_id: UUID) -> HttpResponse:
    """Ask to whom they go, then send them as a file."""
    case = visible_row(Meeting, request.user, meeting_id)
    require(may_read(request.user))
    found = whole(case)
    last = found.last if found else None
    require(may_send(request.user, case, found.minutes if found else None, last))
    form = SendForm(posted(request), has_series=case.series_id is not None, is_again=last is not None)
    if done(form, lambda: _sent(request, case, form)):
        return redirect("meetings:minutes", case.pk)
    return show(request, "meetings/minutes_send.html", form, meeting=case, is_again=last is not None)


def _begin(request: SignedIn, case: Meeting) -> HttpResponse:
    form = BeginForm(posted(request))
    if request.method == "POST":
        require(may_write(request.user, case, None))
        if done(form, lambda: actions.begin_minutes(case=case, actor=request.user, **form.cleaned_data)):
            messages.success(request, _("The points of the agenda are there. Write to them what was said."))
            return redirect("meetings:minutes", case.pk)
    context = {"meeting": case, "may_write": may_write(request.user, case, None)}
    return show(request, "meetings/minutes_begin.html", form, **context)


def _saved(request: SignedIn, case: Meeting, form: MinutesForm) -> object:
    seen = form.cleaned_data["seen"]
    return actions.write_minutes(case=case, points=form.points(), actor=request.user, seen=seen)


def _sent(request: SignedIn, case: Meeting, form: SendForm) -> object:
    made = actions.send_minutes(case=case, actor=request.user, **form.cleaned_data)
    text = ngettext(
        "The minutes are on their way to %(count)d person.",
        "The minutes are on their way to %(count)d people.",
        made.people,
    )
    messages.success(request, text % {"count": made.people})
    return made


def _page(request: SignedIn, case: Meeting, found: Whole, form: MinutesForm, status: int) -> HttpResponse:
    user = request.user
    context = {
        "meeting": case,
        "text": case.text(),
        "found": found,
        "form": form,
        "today": timezone.localdate(),
        "may_write": may_write(user, case, found.minutes),
        "may_send": may_send(user, case, found.minutes, found.last),
        "may_tick": may_run(user, case).allowed,
        "may_approve": may_approve(user, case, found.minutes, found.last).allowed,
    }
    return render(request, "meetings/minutes.html", context, status=status)
