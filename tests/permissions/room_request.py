"""Who gets what at the addresses of the sample process."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.people.factories import UserFactory
from tests.room_request.actions import ask_for_room

from .table import row


def build(world: SimpleNamespace) -> None:
    """A request of the owner that waits for an answer."""
    world.owner = UserFactory()
    day = timezone.localdate() + timedelta(days=30)
    world.room_request = ask_for_room(actor=world.owner, purpose="Sprachcafé", day=day)


def _case(world: SimpleNamespace) -> dict[str, object]:
    return {"case_id": world.room_request.pk}


PAST = {"purpose": "", "day": "2020-01-01"}
REFUSAL = {"granted": False, "answer": ""}
ROWS = [
    row("room_request:ask", anonymous=302, default=200),
    row(
        "room_request:answer",
        make=_case,
        anonymous=302,
        default=404,
        owner=403,
        formal_officer=200,
        auditor=403,
    ),
    row(
        "api:room_request_ask",
        method="POST",
        data={"purpose": "", "day": "2020-01-01"},
        anonymous=401,
        default=422,
    ),
    row(
        "api:room_request_answer",
        make=_case,
        method="POST",
        data=REFUSAL,
        anonymous=401,
        default=404,
        owner=422,
        formal_officer=422,
        auditor=422,
    ),
]
