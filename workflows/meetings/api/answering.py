"""What the link of an invitation can do, without an account."""

from django.http import Http404, HttpRequest

from .. import actions
from ..models import Invitation
from ..reading.links import invitation_of
from ..rules.series import may_answer
from .routing import router
from .rows import Row
from .schemas.series import MeetingAnswerIn, MeetingAnswerOut


@router.get("/invitations/{link}", auth=None, response=MeetingAnswerOut, operation_id="meetings_invitation")
def read_invitation(request: HttpRequest, link: str) -> Row:
    """Read an invitation and its answer; nothing changes."""
    return _row(_found(link))


@router.post(
    "/invitations/{link}/answer", auth=None, response=MeetingAnswerOut, operation_id="meetings_answer"
)
def answer(request: HttpRequest, link: str, given: MeetingAnswerIn) -> Row:
    """Answer: yes is a place or the waiting list (see `registration`); a later answer replaces this one."""
    found = _found(link)
    return _row(actions.answer(invitation=found, said=given.said, people=given.people, need=given.need))


@router.post("/invitations/{link}/leave", auth=None, response={204: None}, operation_id="meetings_uninvite")
def leave(request: HttpRequest, link: str) -> tuple[int, None]:
    """Want no further invitations of this series."""
    actions.leave_series(invitation=_found(link))
    return 204, None


def _found(link: str) -> Invitation:
    found = invitation_of(link)
    if found is None:
        raise Http404
    return found


def _row(found: Invitation) -> Row:
    verdict, need = may_answer(found.meeting), getattr(found, "need", None)
    return {
        "meeting": found.meeting_id,
        "name": found.person.called,
        "said": found.said,
        "people": found.people,
        "need": need.words if need else "",
        "registration": found.registration.state if found.registration else None,
        "may_answer": verdict.allowed,
        "why_not": verdict.reason,
    }
