"""Juries over the API: called together, opened, voted, closed with minutes."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from workflows.documents.door import hand_out_of
from workflows.people.access.doors import caller
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..models import Call, JuryItem, JuryMeeting
from ..reading import juries as reading
from ..rules import juries as rules
from .routing import router
from .schemas.juries import (
    BallotIn,
    CountingIn,
    JuryMeetingDetailOut,
    JuryMeetingIn,
    JuryMeetingOut,
    LeavingIn,
    PresenceIn,
)


def _meeting(request: HttpRequest, meeting_id: int) -> JuryMeeting:
    require(rules.may_list(caller(request)))
    return get_object_or_404(reading.meetings(caller(request)), pk=meeting_id)


def _item(request: HttpRequest, item_id: int) -> JuryItem:
    require(rules.may_list(caller(request)))
    item = reading.item_of(caller(request), item_id)
    if item is None:
        raise Http404
    return item


def _line(meeting: JuryMeeting) -> dict[str, object]:
    names = ("id", "held_on", "quorum", "state", "opened_at", "closed_at")
    said = {name: getattr(meeting, name) for name in names}
    return said | {"call": meeting.call.slug, "chair": str(meeting.chair)}


def _row(request: HttpRequest, meeting: JuryMeeting) -> dict[str, object]:
    seats = meeting.seats.select_related("person")
    return _line(meeting) | {
        "seats": [{"name": str(seat.person), "present": seat.present} for seat in seats],
        "agenda": [_item_row(row) for row in reading.agenda(meeting, caller(request))],
    }


def _item_row(row: dict[str, Any]) -> dict[str, object]:
    item = row["item"]
    names = ("id", "position", "percent", "proposed", "outcome", "amount", "reasons", "counts")
    said = {name: getattr(item, name) for name in names}
    if row["gone"]:
        said |= {"reasons": "", "percent": None}
    return row | said | {"number": item.application.number, "title": item.application.title}


def _people(ids: list[UUID]) -> list[User]:
    found = {user.uuid: user for user in User.objects.filter(uuid__in=ids, is_active=True)}
    if missing := [str(each) for each in ids if each not in found]:
        raise Invalid({"members": ", ".join(missing)})
    return [found[each] for each in dict.fromkeys(ids)]


@router.get("/juries", response=list[JuryMeetingOut], operation_id="grants_juries")
def list_meetings(request: HttpRequest) -> object:
    """List the meetings of juries that you see."""
    require(rules.may_list(caller(request)))
    return [_line(meeting) for meeting in reading.meetings(caller(request))]


@router.post(
    "/juries", response={201: JuryMeetingDetailOut}, url_name="grants_juries", operation_id="grants_plan_jury"
)
def plan(request: HttpRequest, given: JuryMeetingIn) -> tuple[int, dict[str, object]]:
    """Call a jury together."""
    require(rules.may_plan(caller(request)))
    meeting = actions.plan_meeting(
        call=get_object_or_404(Call, slug=given.call),
        actor=caller(request),
        held_on=given.held_on,
        chair=_people([given.chair])[0],
        members=_people(given.members),
    )
    return 201, _row(request, meeting)


@router.get("/juries/{int:meeting_id}", response=JuryMeetingDetailOut, operation_id="grants_jury")
def read(request: HttpRequest, meeting_id: int) -> dict[str, object]:
    """Read a meeting with its agenda."""
    return _row(request, _meeting(request, meeting_id))


@router.post("/juries/{int:meeting_id}/open", response=JuryMeetingDetailOut, operation_id="grants_open_jury")
def open_meeting(request: HttpRequest, meeting_id: int, given: PresenceIn) -> dict[str, object]:
    """Open a meeting with whoever came."""
    meeting = actions.open_meeting(
        meeting=_meeting(request, meeting_id), actor=caller(request), present=_people(given.present)
    )
    return _row(request, meeting)


@router.post(
    "/juries/{int:meeting_id}/close", response=JuryMeetingDetailOut, operation_id="grants_close_jury"
)
def close_meeting(request: HttpRequest, meeting_id: int) -> dict[str, object]:
    """Close a meeting; its minutes are written."""
    meeting = actions.close_meeting(meeting=_meeting(request, meeting_id), actor=caller(request))
    return _row(request, meeting)


@router.get("/juries/{int:meeting_id}/minutes", operation_id="grants_jury_minutes", response={200: None})
def read_minutes(request: HttpRequest, meeting_id: int) -> FileResponse:
    """Download the minutes as PDF."""
    meeting = _meeting(request, meeting_id)
    require(rules.may_read_minutes(caller(request), meeting))
    if meeting.minutes is None:
        raise Http404
    return hand_out_of(meeting.minutes)


@router.post("/jury-items/{int:item_id}/vote", response=JuryMeetingDetailOut, operation_id="grants_jury_vote")
def vote(request: HttpRequest, item_id: int, given: BallotIn) -> dict[str, object]:
    """Cast a vote, or change it before the votes are counted."""
    item = _item(request, item_id)
    actions.vote(item=item, actor=caller(request), ballot=given.ballot)
    return _row(request, item.meeting)


@router.post(
    "/jury-items/{int:item_id}/recusal", response=JuryMeetingDetailOut, operation_id="grants_jury_leave"
)
def leave(request: HttpRequest, item_id: int, given: LeavingIn) -> dict[str, object]:
    """Leave the room for one application."""
    item = _item(request, item_id)
    actions.recuse(item=item, actor=caller(request), reason=given.reason)
    return _row(request, item.meeting)


@router.post(
    "/jury-items/{int:item_id}/count", response=JuryMeetingDetailOut, operation_id="grants_jury_count"
)
def count(request: HttpRequest, item_id: int, given: CountingIn) -> dict[str, object]:
    """Count the votes on one application."""
    item = _item(request, item_id)
    actions.close_item(item=item, actor=caller(request), **given.dict())
    return _row(request, item.meeting)
