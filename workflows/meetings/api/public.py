"""The meetings to come, without an account."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ..reading.dates import places, public, to_come
from .routing import router
from .rows import Row, public_row
from .schemas.meetings import MeetingOut


@router.get("/dates", auth=None, response=list[MeetingOut], operation_id="meetings_dates")
def list_dates(request: HttpRequest, kind: str = "") -> list[Row]:
    """List the meetings to come, or those of one kind (its `format`), at most 200."""
    return [public_row(each, free) for each, free in to_come(kind)]


@router.get("/dates/{uuid:meeting_id}", auth=None, response=MeetingOut, operation_id="meetings_meeting")
def one_meeting(request: HttpRequest, meeting_id: UUID) -> Row:
    """Read one meeting."""
    case = get_object_or_404(public(), pk=meeting_id)
    return public_row(case, places(case))
