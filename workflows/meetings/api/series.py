"""Series, who is invited, what they answered and need: for advisers."""

from dataclasses import asdict
from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import require
from workflows.values.texts import bare, one_line

from .. import actions
from ..models import Meeting, Need, Series
from ..reading import series as reading
from ..reading.preparing import prepare
from ..rules.meetings import may_read
from .routing import router
from .rows import Row
from .schemas.series import (
    MeetingAnswersOut,
    MeetingInvitationsOut,
    MeetingInvitedOut,
    MeetingInviteesIn,
    MeetingInviteesOut,
    MeetingNeedIn,
    MeetingNeedOut,
    MeetingRhythmIn,
    MeetingSeriesOut,
)

A_PAGE = 500
LAST = 2**63
Place = Annotated[int, Query(ge=0, le=LAST - 1, description="The `next` of the last answer; 0 at first.")]


@router.get("/series", response=list[MeetingSeriesOut], operation_id="meetings_series_list")
def list_series(request: HttpRequest) -> list[Row]:
    """List all series, the newest first, at most 200."""
    require(may_read(caller(request)))
    return [_row(each) for each in reading.all_series()]


@router.post(
    "/planned/{uuid:meeting_id}/series",
    response={201: MeetingSeriesOut},
    operation_id="meetings_begin_series",
)
def begin(request: HttpRequest, meeting_id: UUID, given: MeetingRhythmIn) -> tuple[int, Row]:
    """Begin a series with this meeting; the next one, planned when it is closed, belongs to it, too."""
    made = actions.begin_series(case=_case(request, meeting_id), actor=caller(request), **given.dict())
    return 201, _read(made.pk)


@router.get("/series/{series_id}", response=MeetingSeriesOut, operation_id="meetings_series")
def read_series(request: HttpRequest, series_id: int) -> Row:
    """Read one series."""
    require(may_read(caller(request)))
    return _read(series_id)


@router.put("/series/{series_id}", response=MeetingSeriesOut, operation_id="meetings_change_series")
def change(request: HttpRequest, series_id: int, given: MeetingRhythmIn) -> Row:
    """Change the rhythm; whoever does it is the co-ordinator from now on."""
    actions.change_series(series=_series(request, series_id), actor=caller(request), **given.dict())
    return _read(series_id)


@router.get("/series/{series_id}/people", response=MeetingInviteesOut, operation_id="meetings_invitees")
def list_people(request: HttpRequest, series_id: int, after: Place = 0) -> Row:
    """List who is invited, five hundred at a time, in the order in which they were added."""
    people = list(
        _series(request, series_id)
        .people.filter(left_at=None, only=None, pk__gt=after)
        .order_by("pk")[:A_PAGE]
    )
    return {"people": people, "next": people[-1].pk if len(people) == A_PAGE else None}


@router.post("/series/{series_id}/people", response=MeetingInvitedOut, operation_id="meetings_invite")
def invite(request: HttpRequest, series_id: int, given: MeetingInviteesIn) -> actions.Added:
    """Invite people to every meeting from now on, and at once to those whose invitation went out already."""
    lines = [
        actions.Line(
            number, bare(each.email), one_line(each.name), each.language, one_line(each.organisation)
        )
        for number, each in enumerate(given.people, 1)
    ]
    return actions.invite_people(series=_series(request, series_id), lines=lines, actor=caller(request))


@router.delete(
    "/series/{series_id}/people/{person_id}", response={204: None}, operation_id="meetings_take_out"
)
def take_out(request: HttpRequest, series_id: int, person_id: int) -> tuple[int, None]:
    """Invite somebody no more."""
    rows = _series(request, series_id).people
    person = get_object_or_404(rows, pk=person_id if person_id < LAST else 0)
    actions.take_out(person=person, actor=caller(request))
    return 204, None


@router.get("/planned/{uuid:meeting_id}/answers", response=MeetingAnswersOut, operation_id="meetings_answers")
def read_answers(request: HttpRequest, meeting_id: UUID) -> Row:
    """Read the plan of invitations and count the answers."""
    case = _case(request, meeting_id)
    found = reading.answers_of(case)
    plan = reading.plan_of(case)
    wishes = prepare(case)
    return {
        "plan": plan,
        **asdict(found),
        "children": wishes.children,
        "interpreters": [{"words": words, "count": n} for words, n in wishes.interpreters],
        "food": [{"words": words, "count": n} for words, n in wishes.food],
    }


@router.get(
    "/planned/{uuid:meeting_id}/invitations",
    response=MeetingInvitationsOut,
    operation_id="meetings_invitations",
)
def list_invitations(request: HttpRequest, meeting_id: UUID, after: Place = 0) -> Row:
    """List who was invited and what they answered, five hundred at a time."""
    rows = reading.invitations_of(_case(request, meeting_id)).filter(person__gt=after).order_by("person")
    found = list(rows.select_related("person")[:A_PAGE])
    return {"invitations": found, "next": found[-1].person_id if len(found) == A_PAGE else None}


@router.get("/planned/{uuid:meeting_id}/needs", response=list[MeetingNeedOut], operation_id="meetings_needs")
def list_needs(request: HttpRequest, meeting_id: UUID) -> list[Need]:
    """List what people need or want to talk about, in the order in which they said it."""
    return reading.needs_of(_case(request, meeting_id))


@router.post(
    "/planned/{uuid:meeting_id}/needs/{need_id}", response=MeetingNeedOut, operation_id="meetings_settle_need"
)
def settle(request: HttpRequest, meeting_id: UUID, need_id: int, given: MeetingNeedIn) -> Need:
    """Note what becomes of a need."""
    rows = _case(request, meeting_id).needs.select_related("meeting")
    need = get_object_or_404(rows, pk=need_id if need_id < LAST else 0)
    return actions.settle_need(need=need, state=given.state, actor=caller(request))


def _case(request: HttpRequest, meeting_id: UUID) -> Meeting:
    return visible_row(Meeting, caller(request), meeting_id)


def _series(request: HttpRequest, key: int) -> Series:
    """The row alone, for those who change something or read its people."""
    require(may_read(caller(request)))
    return get_object_or_404(Series, pk=key if key < LAST else 0)


def _read(key: int) -> Row:
    found = reading.series_of(key) if key < LAST else None
    if found is None:
        raise Http404
    return _row(found)


def _row(found: Series) -> Row:
    meetings = list(found.meetings.all())
    text, ahead = meetings[0].text() if meetings else None, reading.next_of(found)
    return {
        "id": found.pk,
        "title": text.title if text else "",
        "owner": found.owner.name,
        "every_months": found.every_months,
        "on_day": found.on_day,
        "invited": getattr(found, "invited", 0),
        "next": ahead.pk if ahead else None,
        "meetings": [each.pk for each in meetings],
    }
