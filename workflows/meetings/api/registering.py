"""Registering without an account, and what the link of the mail can do."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.addresses import address
from workflows.people.problems import Problem
from workflows.upkeep.addresses import client_address

from .. import actions
from ..models import Registration
from ..reading.certificates import certificate_of
from ..reading.codes import code_of
from ..reading.dates import public
from ..reading.links import link_of, registration_of
from ..reading.waiting import position
from .routing import router
from .rows import Row
from .schemas.meetings import (
    MeetingFeedbackIn,
    MeetingRegisteredOut,
    MeetingRegisterIn,
    MeetingRegistrationOut,
)


@router.post(
    "/dates/{uuid:meeting_id}/registrations",
    auth=None,
    response={202: MeetingRegisteredOut, 403: Problem, 404: Problem, 422: Problem, 429: Problem},
    operation_id="meetings_register",
)
def register(request: HttpRequest, meeting_id: UUID, given: MeetingRegisterIn) -> tuple[int, Row]:
    """Register somebody: a mail with a link to confirm goes to the address. At most sixty an hour."""
    case = get_object_or_404(public(), pk=meeting_id)
    person = actions.Person(**given.dict())
    actions.register(case=case, given=person, actor=None, address=client_address(request))
    return 202, {"sent": True}


@router.get(
    "/registrations/{link}",
    auth=None,
    response=MeetingRegistrationOut,
    operation_id="meetings_registration",
)
def read_registration(request: HttpRequest, link: str) -> Row:
    """Read how a registration stands."""
    return _row(_found(link))


@router.post(
    "/registrations/{link}/confirm",
    auth=None,
    response=MeetingRegistrationOut,
    operation_id="meetings_confirm",
)
def confirm(request: HttpRequest, link: str) -> Row:
    """Confirm: a place, or the waiting list (see `state`)."""
    return _row(actions.confirm(registration=_found(link)))


@router.post(
    "/registrations/{link}/accept",
    auth=None,
    response=MeetingRegistrationOut,
    operation_id="meetings_accept",
)
def accept(request: HttpRequest, link: str) -> Row:
    """Take the place that is kept until `offered_until`; also for those who come with the person."""
    return _row(actions.accept(registration=_found(link)))


@router.post(
    "/registrations/{link}/leave", auth=None, response=MeetingRegistrationOut, operation_id="meetings_leave"
)
def leave(request: HttpRequest, link: str) -> Row:
    """Cancel; the place goes to whoever waits longest."""
    return _row(actions.leave(registration=_found(link)))


@router.post(
    "/registrations/{link}/feedback",
    auth=None,
    response=MeetingRegistrationOut,
    operation_id="meetings_say",
)
def say(request: HttpRequest, link: str, given: MeetingFeedbackIn) -> Row:
    """Say how it was; kept without who said it."""
    actions.say(registration=_found(link), stars=given.stars, words=given.words)
    return _row(_found(link))


def _found(link: str) -> Registration:
    found = registration_of(link)
    if found is None:
        raise Http404
    return found


def _certificate(found: Registration) -> str:
    if certificate_of(found) is None:
        return ""
    return address("meetings:certificate", found.language, link=link_of(found))


def _row(found: Registration) -> Row:
    return {
        "meeting": found.meeting_id,
        "state": found.state,
        "is_online": found.is_online,
        "code": "" if found.is_online else code_of(found),
        "position": position(found),
        "offered_until": found.offered_until,
        "name": found.name,
        "may_say": found.said_at is None and found.attendances.exists(),
        "certificate": _certificate(found),
    }
