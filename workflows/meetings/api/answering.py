"""What the link of an invitation can do, without an account."""

from django.http import Http404, HttpRequest

from .. import actions
from ..models import Invitation
from ..reading.links import invitation_of
from ..rules.series import is_both, may_answer
from .routing import router
from .rows import Row
from .schemas.series import MeetingAnswerIn, MeetingAnswerOut

WISHES: Row = {"interpreter": "", "access": "", "food": "", "children": 0}


@router.get("/invitations/{link}", auth=None, response=MeetingAnswerOut, operation_id="meetings_invitation")
def read_invitation(request: HttpRequest, link: str) -> Row:
    """Read an invitation and its answer; nothing changes."""
    return _row(_found(link))


@router.post(
    "/invitations/{link}/answer", auth=None, response=MeetingAnswerOut, operation_id="meetings_answer"
)
def answer(request: HttpRequest, link: str, given: MeetingAnswerIn) -> Row:
    """Answer: yes is a place or the waiting list (see `registration`); a later answer replaces this one.

    `online` takes no place in the room; with `deputy` a colleague comes instead and is invited by mail.
    """
    found = _found(link)
    return _row(actions.answer(invitation=found, given=actions.Answer(**given.dict())))


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
    verdict, need, row = may_answer(found.meeting), getattr(found, "need", None), found.registration
    return {
        "meeting": found.meeting_id,
        "name": found.person.called,
        "said": found.said,
        "people": found.people,
        "need": need.words if need else "",
        **{name: getattr(row, name) if row else empty for name, empty in WISHES.items()},
        "deputy_name": found.deputy_name,
        "deputy_email": found.deputy_email,
        "is_both": is_both(found.meeting),
        "registration": row.state if row else None,
        "may_answer": verdict.allowed,
        "why_not": verdict.reason,
    }
