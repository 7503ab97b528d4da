"""The screens of a jury: its meetings, the agenda against the budget, one application, the minutes."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.documents.door import hand_out_of
from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..inputs.juries import BallotForm, CountingForm, LeavingForm, MeetingForm, PresenceForm
from ..models import JuryItem, JuryMeeting, MeetingState
from ..reading import cases
from ..reading import juries as reading
from ..rules import juries as rules

JURY = (Role.REVIEWER, Role.DECISION_MAKER, Role.FORMAL_OFFICER, Role.AUDITOR)
FORMS = {"vote": BallotForm, "leave": LeavingForm, "count": CountingForm}


def _meeting(request: SignedIn, pk: int) -> JuryMeeting:
    return get_object_or_404(reading.meetings(request.user), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*JURY)
def meetings(request: SignedIn) -> HttpResponse:
    """The meetings, and a form that calls one together."""
    may_plan = rules.may_plan(request.user)
    if request.method == "POST":
        require(may_plan)
    form = MeetingForm(posted(request))
    if done(form, lambda: actions.plan_meeting(actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The members have been invited."))
        return redirect("grants:juries")
    rows = reading.meetings(request.user)
    return show(request, "grants/juries.html", form, rows=rows, may_plan=may_plan)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*JURY)
def meeting(request: SignedIn, pk: int) -> HttpResponse:
    """The agenda; whoever leads opens the meeting with those who came."""
    found = _meeting(request, pk)
    seats = list(found.seats.select_related("person"))
    form = PresenceForm(posted(request), people=[seat.person for seat in seats])

    def do() -> None:
        actions.open_meeting(meeting=found, actor=request.user, present=form.chosen())

    if done(form, do):
        messages.success(request, _("The meeting is open."))
        return redirect("grants:jury_meeting", found.pk)
    planned = found.state == MeetingState.PLANNED
    context = {
        "meeting": found,
        "seats": seats,
        "rows": [] if planned else reading.agenda(found, request.user),
        "coming": reading.candidates(found.call) if planned and request.user.has_role(*rules.READERS) else [],
        "may_lead": rules.may_lead(request.user, found),
        "may_read_minutes": found.minutes_id and rules.may_read_minutes(request.user, found),
        "left": found.call.available - reading.recommended(found),
    }
    return show(request, "grants/jury_meeting.html", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*JURY)
def item(request: SignedIn, pk: int) -> HttpResponse:
    """One application before the jury: what it says, what the reviews say, the vote, the count."""
    found = reading.item_of(request.user, pk)
    if found is None:
        raise Http404
    require(rules.may_read_item(request.user, found))
    doing = request.POST.get("do", "")
    forms = {name: form(posted(request) if name == doing else None) for name, form in FORMS.items()}
    if doing in FORMS and done(forms[doing], lambda: _do(request, found, doing, forms)):
        messages.success(request, _("Saved."))
        return redirect("grants:jury_meeting", found.meeting_id)
    mine = found.votes.filter(juror=request.user).first()
    if doing != "vote" and mine is not None:
        forms["vote"] = BallotForm(initial={"ballot": mine.ballot})
    if doing != "count":
        forms["count"] = CountingForm(initial={"amount": found.proposed})
    context = {
        "item": found,
        "application": found.application,
        "call": found.application.call,
        "forms": forms,
        "may_vote": rules.may_vote(request.user, found),
        "may_lead": rules.may_lead(request.user, found.meeting) and reading.is_running(found.meeting),
        "voted": found.votes.count(),
        "voters": len(rules.voters(found)),
        "sections": cases.drawn(found.application, for_review=True),
        "reviews": reading.reviews_of(found.application),
    }
    return show(request, "grants/jury_item.html", forms.get(doing, forms["vote"]), **context)


def _do(request: SignedIn, found: JuryItem, doing: str, forms: dict[str, Any]) -> object:
    data = forms[doing].cleaned_data
    if doing == "vote":
        return actions.vote(item=found, actor=request.user, **data)
    if doing == "leave":
        return actions.recuse(item=found, actor=request.user, **data)
    return actions.close_item(item=found, actor=request.user, **data)


@require_POST
@staff_required(*JURY)
def close(request: SignedIn, pk: int) -> HttpResponse:
    """The meeting is over."""
    found = _meeting(request, pk)
    try:
        actions.close_meeting(meeting=found, actor=request.user)
    except Invalid as invalid:
        messages.error(request, " ".join(invalid.errors.values()))
    else:
        messages.success(request, _("The meeting is over. The minutes are being written."))
    return redirect("grants:jury_meeting", found.pk)


@require_safe
@staff_required(*JURY)
def minutes(request: SignedIn, pk: int) -> FileResponse:
    """The minutes as PDF."""
    found = _meeting(request, pk)
    require(rules.may_read_minutes(request.user, found))
    if found.minutes is None:
        raise Http404
    return hand_out_of(found.minutes)
