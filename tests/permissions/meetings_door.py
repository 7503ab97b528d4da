"""Who gets what at the door of a meeting, and after a training."""

from types import SimpleNamespace

from tests.meetings.factories import announced, held, placed, span
from tests.people.factories import UserFactory
from workflows.meetings.models import FollowUp
from workflows.meetings.reading.links import follow_up_address, link_of

from .table import row


def build(world: SimpleNamespace) -> None:
    """A meeting with a registration, and a training that asks what became of it."""
    world.owner = UserFactory()
    world.meeting = announced()
    world.registration = placed(world.meeting)
    held(announced(span(10)), "was@example.org")
    asked = FollowUp.objects.order_by("pk")[0]
    world.asked = follow_up_address(asked, "de").rstrip("/").rpartition("/")[2]


def _meeting(world: SimpleNamespace) -> dict[str, object]:
    return {"meeting_id": world.meeting.pk}


def _link(world: SimpleNamespace) -> dict[str, object]:
    return {"link": link_of(world.registration)}


def _asked(world: SimpleNamespace) -> dict[str, object]:
    return {"link": world.asked}


OPEN = {"anonymous": 200, "default": 200}
STAFF = {"adviser": 200, "auditor": 200}
RUN = {"adviser": 200, "auditor": 403}
TYPE = {"adviser": 422, "auditor": 403}
ROWS = [
    row("meetings:qr", make=_link, **OPEN),
    row("meetings:check_in", make=_meeting, anonymous=302, default=404, **RUN),
    row("meetings:check_in", make=_meeting, method="POST", anonymous=302, default=404, **TYPE),
    row("api:meetings_check_in", make=_meeting, data={"code": "0"}, anonymous=401, default=404, **TYPE),
    row("api:meetings_follow_ups", make=_meeting, anonymous=401, default=403, **STAFF),
    row("meetings:follow_up", make=_asked, **OPEN),
    row(
        "meetings:follow_up", make=_asked, method="POST", data={"passed_on": "x"}, anonymous=422, default=422
    ),
    row("api:meetings_read_follow_up", make=_asked, **OPEN),
    row("api:meetings_follow_up", make=_asked, data={"passed_on": 2}, **OPEN),
]
