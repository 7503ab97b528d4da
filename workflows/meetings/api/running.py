"""Planning, announcing, the list at the door, closing: for advisers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..models import Meeting, Registration, Session, State
from ..reading.dates import for_the_house, places
from ..reading.photo_notices import photo_notice
from ..rules.meetings import may_read
from .routing import router
from .rows import Row, house_row
from .schemas.meetings import (
    LanguageCode,
    MeetingAttendanceIn,
    MeetingCallOffIn,
    MeetingCloseIn,
    MeetingFactsIn,
    MeetingFinishIn,
    MeetingForHouseOut,
    MeetingGuestIn,
    MeetingListLineOut,
    MeetingNotedOut,
)

COPIED = (
    "state", "name", "email", "language", "organisation", "town", "standing", "interpreter", "access",
    "food", "children", "is_online", "no_photos", "offered_until",
)  # fmt: skip


@router.get("/planned", response=list[MeetingForHouseOut], operation_id="meetings_planned")
def list_planned(request: HttpRequest) -> list[Row]:
    """List all meetings, the newest first, at most 200."""
    require(may_read(caller(request)))
    return [house_row(each, free) for each, free in for_the_house()]


@router.post("/planned", response={201: MeetingForHouseOut}, operation_id="meetings_plan")
def plan(request: HttpRequest, given: MeetingFactsIn) -> tuple[int, Row]:
    """Plan a meeting; it is not public before it is announced."""
    return 201, _row(actions.plan(given=_facts(given), actor=caller(request)))


@router.get("/planned/{uuid:meeting_id}", response=MeetingForHouseOut, operation_id="meetings_planned_one")
def read_planned(request: HttpRequest, meeting_id: UUID) -> Row:
    """Read a meeting with what is not for everybody."""
    return _row(_case(request, meeting_id))


@router.put("/planned/{uuid:meeting_id}", response=MeetingForHouseOut, operation_id="meetings_change")
def change(request: HttpRequest, meeting_id: UUID, given: MeetingFactsIn) -> Row:
    """Change all facts of a meeting; who is registered hears of another time or place."""
    case = _case(request, meeting_id)
    return _row(actions.change(case=case, given=_facts(given), actor=caller(request)))


@router.post(
    "/planned/{uuid:meeting_id}/announce", response=MeetingForHouseOut, operation_id="meetings_announce"
)
def announce(request: HttpRequest, meeting_id: UUID) -> Row:
    """Announce it: it stands on the public page, and people can register."""
    step = open_step(_case(request, meeting_id), "announce")
    return _row(actions.announce(step=step, actor=caller(request)))


@router.post(
    "/planned/{uuid:meeting_id}/call-off", response=MeetingForHouseOut, operation_id="meetings_call_off"
)
def call_off(request: HttpRequest, meeting_id: UUID, given: MeetingCallOffIn) -> Row:
    """Call it off; everybody who is registered hears of it."""
    case = _case(request, meeting_id)
    return _row(actions.call_off(case=case, actor=caller(request), reason=given.reason))


@router.get(
    "/planned/{uuid:meeting_id}/registrations",
    response=list[MeetingListLineOut],
    operation_id="meetings_registrations",
)
def list_registrations(request: HttpRequest, meeting_id: UUID) -> list[Row]:
    """List who has a place or waits, with what they need and on which dates they were there."""
    case = _case(request, meeting_id)
    rows = Registration.objects.filter(meeting=case, state__in=[State.PLACED, State.WAITING])
    rows = rows.prefetch_related("attendances").order_by("name", "pk")
    return [
        {
            "id": each.pk,
            **{name: getattr(each, name) for name in COPIED},
            "there": sorted(one.session_id for one in each.attendances.all()),
        }
        for each in rows
    ]


@router.post(
    "/planned/{uuid:meeting_id}/attendance", response=MeetingNotedOut, operation_id="meetings_attendance"
)
def note_attendance(request: HttpRequest, meeting_id: UUID, given: MeetingAttendanceIn) -> Row:
    """Note who was there on a date, and nobody else; a second time corrects it."""
    session = _session(_case(request, meeting_id), given.session)
    count = actions.note_attendance(session=session, present=set(given.present), actor=caller(request))
    return {"present": count}


@router.post(
    "/planned/{uuid:meeting_id}/guests", response={201: MeetingNotedOut}, operation_id="meetings_guest"
)
def add_guest(request: HttpRequest, meeting_id: UUID, given: MeetingGuestIn) -> tuple[int, Row]:
    """Note somebody who came without having registered; `present` is how many are there now."""
    typed = given.dict()
    session = _session(_case(request, meeting_id), typed.pop("session"))
    actions.add_guest(session=session, actor=caller(request), **typed)
    return 201, {"present": session.attendances.count()}


@router.get(
    "/planned/{uuid:meeting_id}/photo-notice/{language}",
    response={200: None},
    operation_id="meetings_photo_notice",
)
def read_photo_notice(request: HttpRequest, meeting_id: UUID, language: LanguageCode) -> HttpResponse:
    """Read the notice on photos as PDF, in one language, to print and put up."""
    case = _case(request, meeting_id)
    return HttpResponse(photo_notice(case, language), content_type="application/pdf")


@router.post("/planned/{uuid:meeting_id}/finish", response=MeetingForHouseOut, operation_id="meetings_finish")
def finish(request: HttpRequest, meeting_id: UUID, given: MeetingFinishIn) -> Row:
    """Say that it was held; whoever was there is thanked and asked how it was."""
    step = open_step(_case(request, meeting_id), "hold")
    return _row(actions.finish(step=step, actor=caller(request), guests=given.guests))


@router.post("/planned/{uuid:meeting_id}/close", response=MeetingForHouseOut, operation_id="meetings_close")
def close(request: HttpRequest, meeting_id: UUID, given: MeetingCloseIn) -> Row:
    """Close it with the next date, which is planned at once, or with the reason why there is none."""
    step = open_step(_case(request, meeting_id), "close")
    done = actions.close(step=step, actor=caller(request), next_on=given.next_on, no_next=given.no_next)
    return _row(done)


def _case(request: HttpRequest, meeting_id: UUID) -> Meeting:
    return visible_row(Meeting, caller(request), meeting_id)


def _session(case: Meeting, key: int) -> Session:
    found = case.sessions.filter(pk=key, is_off=False).select_related("meeting").first()
    if found is None:
        raise Invalid({"session": _("This meeting has no such date.")})
    return found


def _row(case: Meeting) -> Row:
    return house_row(case, places(case))


def _facts(given: MeetingFactsIn) -> actions.Facts:
    typed = given.dict(exclude={"dates", "words"})
    return actions.Facts(
        dates=[actions.Span(each.starts_at, each.ends_at) for each in given.dates],
        words={
            code: actions.Words(each.title, each.about, each.agenda) for code, each in given.words.items()
        },
        **typed,
    )
