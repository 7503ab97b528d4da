"""At the door by code, and what became of a training: for advisers, and by the link of a mail."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..models import FollowUp, Meeting, Session
from ..reading import follow_ups as reading
from ..reading.codes import by_code, session_of_today
from ..reading.links import follow_up_of
from ..rules.meetings import may_read, may_run
from .routing import router
from .rows import Row
from .schemas.door import (
    MeetingBecameIn,
    MeetingBecameOut,
    MeetingCheckedInOut,
    MeetingCheckInIn,
    MeetingFollowUpOut,
)


@router.post(
    "/planned/{uuid:meeting_id}/check-in", response=MeetingCheckedInOut, operation_id="meetings_check_in"
)
def check_in(request: HttpRequest, meeting_id: UUID, given: MeetingCheckInIn) -> Row:
    """Note one person by the code of their registration, once; without `session` on the date of today."""
    case = visible_row(Meeting, caller(request), meeting_id)
    require(may_run(caller(request), case))
    found = by_code(case, given.code)
    if len(found) != 1:
        text = _("Nobody has this code at this meeting. Look again, or look the name up on the list.")
        raise Invalid({"code": text})
    session = _session(case, given.session)
    is_new = actions.check_in(session=session, registration=found[0], actor=caller(request))
    return {"name": found[0].name, "is_new": is_new, "present": session.attendances.count()}


@router.get(
    "/planned/{uuid:meeting_id}/follow-ups",
    response=list[MeetingBecameOut],
    operation_id="meetings_follow_ups",
)
def list_follow_ups(request: HttpRequest, meeting_id: UUID) -> list[reading.Became]:
    """Read what became of a training after three and six months; numbers below five are null."""
    require(may_read(caller(request)))
    return reading.became(visible_row(Meeting, caller(request), meeting_id))


@router.get(
    "/follow-ups/{link}", auth=None, response=MeetingFollowUpOut, operation_id="meetings_read_follow_up"
)
def read_follow_up(request: HttpRequest, link: str) -> Row:
    """Read what is asked; nothing changes."""
    return _row(_found(link))


@router.post("/follow-ups/{link}", auth=None, response=MeetingFollowUpOut, operation_id="meetings_follow_up")
def answer_follow_up(request: HttpRequest, link: str, given: MeetingBecameIn) -> Row:
    """Say what became of it, once; kept without who said it."""
    actions.tell_what_became(follow_up=_found(link), given=actions.Became(**given.dict()))
    return _row(_found(link))


def _session(case: Meeting, key: int | None) -> Session:
    if key is None:
        found = session_of_today(case)
    else:
        found = case.sessions.filter(pk=key, is_off=False).select_related("meeting").first()
    if found is None:
        raise Http404
    return found


def _found(link: str) -> FollowUp:
    found = follow_up_of(link)
    if found is None:
        raise Http404
    return found


def _row(found: FollowUp) -> Row:
    return {
        "meeting": found.registration.meeting_id,
        "months": found.months,
        "is_answered": found.answered_at is not None,
    }
