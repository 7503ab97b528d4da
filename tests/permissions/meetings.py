"""Who gets what at the addresses of meetings."""

from types import SimpleNamespace

from tests.meetings.factories import announced, asked, open_step
from tests.people.factories import UserFactory
from workflows.meetings.reading.links import link_of

from .table import row


def build(world: SimpleNamespace) -> None:
    """An announced meeting with a registration; the owner is somebody without a role."""
    world.owner = UserFactory()
    world.meeting = announced()
    world.registration = asked(world.meeting)


def _meeting(world: SimpleNamespace) -> dict[str, object]:
    return {"meeting_id": world.meeting.pk}


def _link(world: SimpleNamespace) -> dict[str, object]:
    return {"link": link_of(world.registration)}


def _step(world: SimpleNamespace) -> dict[str, object]:
    return {"pk": open_step(world.meeting).pk}


FACTS = {
    "format": "training",
    "dates": [{"starts_at": "2020-01-01T10:00:00Z", "ends_at": "2020-01-01T12:00:00Z"}],
    "words": {"de": {"title": "A"}},
    "place": "Saal",
}
OPEN = {"anonymous": 200, "default": 200}
STAFF = {"adviser": 200, "auditor": 200}
# Auditors see the case and change nothing.
RUN = {"adviser": 200, "auditor": 403}
ROWS = [
    row("meetings:dates", **OPEN),
    row("meetings:calendar", **OPEN),
    row("meetings:meeting", make=_meeting, **OPEN),
    row("meetings:meeting_calendar", make=_meeting, **OPEN),
    row("meetings:register", make=_meeting, **OPEN),
    row("meetings:register", make=_meeting, method="POST", anonymous=422, default=422),
    row("meetings:registration", make=_link, **OPEN),
    row("meetings:certificate", make=_link, anonymous=404, default=404),
    row("meetings:certificate_check", make=_link, anonymous=404, default=404),
    row("meetings:planned", anonymous=302, default=403, **STAFF),
    row("meetings:plan", anonymous=302, default=403, adviser=200),
    row("meetings:plan", method="POST", anonymous=302, default=403, adviser=422),
    row("meetings:change", make=_meeting, anonymous=302, default=404, **RUN),
    row("meetings:call_off", make=_meeting, anonymous=302, default=404, **RUN),
    row("meetings:attendance", make=_meeting, anonymous=302, default=404, **STAFF),
    row(
        "meetings:attendance",
        make=_meeting,
        method="POST",
        anonymous=302,
        default=404,
        adviser=422,
        auditor=403,
    ),
    row("meetings:step", make=_step, anonymous=302, default=404, **RUN),
    row("api:meetings_dates", **OPEN),
    row("api:meetings_meeting", make=_meeting, **OPEN),
    row(
        "api:meetings_register",
        make=_meeting,
        data={"name": "A", "email": "a"},
        anonymous=422,
        default=422,
    ),
    row("api:meetings_registration", make=_link, **OPEN),
    row("api:meetings_confirm", make=_link, **OPEN),
    row("api:meetings_leave", make=_link, **OPEN),
    row("api:meetings_say", make=_link, data={"stars": 5}, anonymous=409, default=409),
    row("api:meetings_planned", anonymous=401, default=403, **STAFF),
    row("api:meetings_plan", data=FACTS, anonymous=401, default=403, adviser=422),
    row("api:meetings_planned_one", make=_meeting, anonymous=401, default=404, **STAFF),
    row(
        "api:meetings_change",
        make=_meeting,
        method="PUT",
        data=FACTS,
        anonymous=401,
        default=404,
        adviser=422,
        auditor=403,
    ),
    row("api:meetings_announce", make=_meeting, anonymous=401, default=404, adviser=409, auditor=409),
    row(
        "api:meetings_call_off",
        make=_meeting,
        data={"reason": "Krank"},
        anonymous=401,
        default=404,
        **RUN,
    ),
    row("api:meetings_registrations", make=_meeting, anonymous=401, default=404, **STAFF),
    row(
        "api:meetings_attendance",
        make=_meeting,
        data={"session": 0, "present": []},
        anonymous=401,
        default=404,
        adviser=422,
        auditor=422,
    ),
    row(
        "api:meetings_guest",
        make=_meeting,
        data={"session": 0, "name": "Kofi"},
        anonymous=401,
        default=404,
        adviser=422,
        auditor=422,
    ),
    row(
        "api:meetings_finish",
        make=_meeting,
        data={"guests": 0},
        anonymous=401,
        default=404,
        adviser=422,
        auditor=403,
    ),
    row("api:meetings_close", make=_meeting, data={}, anonymous=401, default=404, adviser=409, auditor=409),
]
