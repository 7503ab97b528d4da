"""Who gets what at the door."""

from types import SimpleNamespace
from typing import Any

from tests.people.factories import UserFactory
from tests.welcome import factories

from .table import row


def build(world: SimpleNamespace) -> None:
    """A request of the owner that waits for an answer."""
    world.owner = UserFactory()
    world.request = factories.asked(world.owner)


def asked(world: SimpleNamespace) -> dict[str, Any]:
    """The request."""
    return {"case_id": world.request.pk}


ROWS = [
    row("welcome:doors", anonymous=200, default=200),
    row("welcome:ask", anonymous=200, default=200),
    row("welcome:ask", method="POST", anonymous=422, default=422),
    row("welcome:thanks", anonymous=200, default=200),
    row("welcome:numbers", anonymous=302, default=403, adviser=200, auditor=200),
    row("welcome:answer", make=asked, anonymous=302, default=404, owner=403, adviser=200, auditor=403),
    row("api:welcome_doors", anonymous=200, default=200),
    row("api:welcome_ask", method="POST", data={}, anonymous=422, default=422),
    row("api:welcome_request", make=asked, anonymous=401, default=404, owner=200, adviser=200, auditor=200),
    row(
        "api:welcome_answer",
        make=asked,
        method="POST",
        data={"turn": "door"},
        anonymous=401,
        default=404,
        owner=422,
        adviser=422,
        auditor=422,
    ),
    row("api:welcome_numbers", anonymous=401, default=403, adviser=200, auditor=200),
]
