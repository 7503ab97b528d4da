"""Minutes of meetings over the API: begun, written, sent, approved."""

from uuid import UUID

from django.http import Http404, HttpRequest

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.models import User

from .. import actions
from ..models import Meeting, MeetingTask, MinutesVersion
from ..reading.minutes import whole
from ..rules.minutes import may_approve, may_send, may_write
from .routing import router
from .rows import Row
from .schemas.minutes import (
    MeetingMinutesBeginIn,
    MeetingMinutesIn,
    MeetingMinutesOut,
    MeetingMinutesSendIn,
    MeetingMinutesVersionOut,
)


@router.get("/planned/{uuid:meeting_id}/minutes", response=MeetingMinutesOut, operation_id="meetings_minutes")
def read_minutes(request: HttpRequest, meeting_id: UUID) -> Row:
    """Read the minutes with tasks and what went out; 404 as long as nobody has begun them."""
    return _row(_case(request, meeting_id), caller(request))


@router.post(
    "/planned/{uuid:meeting_id}/minutes",
    response={201: MeetingMinutesOut},
    operation_id="meetings_begin_minutes",
)
def begin(request: HttpRequest, meeting_id: UUID, given: MeetingMinutesBeginIn) -> tuple[int, Row]:
    """Begin the minutes: a point for each line of the agenda."""
    case = _case(request, meeting_id)
    actions.begin_minutes(case=case, actor=caller(request), language=given.language)
    return 201, _row(case, caller(request))


@router.put(
    "/planned/{uuid:meeting_id}/minutes", response=MeetingMinutesOut, operation_id="meetings_write_minutes"
)
def write(request: HttpRequest, meeting_id: UUID, given: MeetingMinutesIn) -> Row:
    """Write all points anew; tasks stay with the point whose `id` is given again."""
    case = _case(request, meeting_id)
    points = [actions.Point(each.title, each.said, each.decisions, each.id) for each in given.points]
    actions.write_minutes(case=case, points=points, actor=caller(request))
    return _row(case, caller(request))


@router.post(
    "/planned/{uuid:meeting_id}/minutes/send",
    response=MeetingMinutesVersionOut,
    operation_id="meetings_send_minutes",
)
def send(request: HttpRequest, meeting_id: UUID, given: MeetingMinutesSendIn) -> MinutesVersion:
    """Send them as a file to those who were there; it stays, and a correction is the next version."""
    case = _case(request, meeting_id)
    user = caller(request)
    return actions.send_minutes(case=case, actor=user, reason=given.reason, to_all=given.to_all)


@router.post(
    "/planned/{uuid:meeting_id}/minutes/approve",
    response=MeetingMinutesOut,
    operation_id="meetings_approve_minutes",
)
def approve(request: HttpRequest, meeting_id: UUID) -> Row:
    """Note that the next meeting approved what went out; nothing is changed after that."""
    case = _case(request, meeting_id)
    actions.approve_minutes(case=case, actor=caller(request))
    return _row(case, caller(request))


def _case(request: HttpRequest, meeting_id: UUID) -> Meeting:
    return visible_row(Meeting, caller(request), meeting_id)


def task_row(task: MeetingTask, *, for_house: bool = True) -> Row:
    """A task as the API gives it; the address of somebody without an account is for the house alone."""
    return {
        "id": task.pk,
        "meeting": task.meeting_id,
        "point": task.point_id,
        "words": task.words,
        "language": task.language,
        "doer": task.doer,
        "person": task.person.uuid if task.person else None,
        "organisation": task.organisation.uuid if task.organisation else None,
        "name": task.name,
        "email": task.email if for_house else "",
        "due_on": task.due_on,
        "done_at": task.done_at,
    }


def _row(case: Meeting, user: User) -> Row:
    found = whole(case)
    if found is None:
        raise Http404
    minutes = found.minutes
    return {
        "language": minutes.language,
        "points": [
            {
                "id": each.pk,
                "title": each.title,
                "said": each.said,
                "decisions": [one.words for one in each.decisions.all()],
            }
            for each in found.points
        ],
        "tasks": [task_row(each) for each in found.tasks],
        "from_last_time": [task_row(each) for each in found.earlier],
        "versions": found.versions,
        "approved_at": minutes.approved_at,
        "may_write": may_write(user, case, minutes).allowed,
        "may_send": may_send(user, case, minutes, found.last).allowed,
        "may_approve": may_approve(user, case, minutes, found.last).allowed,
    }
