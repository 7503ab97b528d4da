"""Who gets what at the addresses of consultations."""

from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from tests.consultations import factories
from tests.people.factories import UserFactory
from workflows.consultations import actions
from workflows.consultations.models import Consultation

from .table import row


def build(world: SimpleNamespace) -> None:
    """The person who asked, with a consultation before and one after its answer; free times of an adviser."""
    world.owner = UserFactory()
    world.adviser = UserFactory(roles=["adviser"])
    week = {"begins": time(8), "ends": time(18), "minutes": 60, "ways": ["online"], "languages": ["de"]}
    for weekday in range(5):
        actions.add_hours(actor=world.adviser, weekday=weekday, **week)
    world.asked = factories.asked(world.adviser, world.owner)
    world.agreed = factories.agreed(world.adviser, world.owner)
    world.slot = factories.wish(world.adviser).slot


def asked(world: SimpleNamespace) -> dict[str, Any]:
    """A consultation that waits for its answer."""
    return {"case_id": world.asked.pk}


def agreed(world: SimpleNamespace) -> dict[str, Any]:
    """A consultation that is ahead."""
    return {"case_id": world.agreed.pk}


def begun(world: SimpleNamespace) -> dict[str, Any]:
    """A consultation that has begun; nobody but its adviser writes down what came out."""
    Consultation.objects.filter(pk=world.agreed.pk).update(
        starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1)
    )
    return agreed(world)


def free(world: SimpleNamespace) -> dict[str, Any]:
    """A time that can be asked for."""
    return {"?": f"?slot={world.slot}"}


def foreign(world: SimpleNamespace) -> dict[str, Any]:
    """A row of another adviser, for everybody."""
    return {"pk": 10**9}


SEEING = {"owner": 200, "adviser": 200, "auditor": 200}
NOT_THEIRS = {"owner": 403, "adviser": 403, "auditor": 403}
API_ONLY_ADVISERS: dict[str, Any] = {"anonymous": 401, "default": 403}
ROWS = [
    row("consultations:search", anonymous=200, default=200),
    row("consultations:ask", make=free, anonymous=302, default=200),
    row("consultations:hours", anonymous=302, default=403, adviser=200),
    row("consultations:drop_hours", make=foreign, method="POST", anonymous=302, default=403, adviser=404),
    row("consultations:absence", method="POST", anonymous=302, default=403, adviser=422),
    row("consultations:drop_absence", make=foreign, method="POST", anonymous=302, default=403, adviser=404),
    row("consultations:renew_feed", method="POST", anonymous=302, default=403, adviser=302),
    row("consultations:feed", make=lambda _world: {"token": "never"}, anonymous=404, default=404),
    row("consultations:numbers", anonymous=302, default=403, adviser=200, auditor=200),
    # The adviser of the table is another one than whose time it is.
    row("consultations:answer", make=asked, anonymous=302, default=404, **NOT_THEIRS),
    row("consultations:write_down", make=begun, anonymous=302, default=404, **NOT_THEIRS),
    row("consultations:move", make=agreed, anonymous=302, default=404, owner=200, adviser=403, auditor=403),
    row("consultations:cancel", make=agreed, anonymous=302, default=404, owner=200, adviser=403, auditor=403),
    row("consultations:entry", make=agreed, anonymous=302, default=404, **SEEING),
    row("api:consultations_topics", anonymous=200, default=200),
    row("api:consultations_slots", anonymous=200, default=200),
    row("api:consultations_ask", method="POST", data={}, anonymous=401, default=422),
    row("api:consultations_case", make=asked, anonymous=401, default=404, **SEEING),
    row(
        "api:consultations_answer",
        make=asked,
        method="POST",
        data={"agreed": True},
        anonymous=401,
        default=404,
        **NOT_THEIRS,
    ),
    row(
        "api:consultations_write_down",
        make=begun,
        method="POST",
        data={"came": False},
        anonymous=401,
        default=404,
        **NOT_THEIRS,
    ),
    row(
        "api:consultations_move",
        make=agreed,
        method="POST",
        data={"slot": "1-1"},
        anonymous=401,
        default=404,
        owner=422,
        adviser=403,
        auditor=403,
    ),
    row(
        "api:consultations_cancel",
        make=agreed,
        method="POST",
        data={},
        anonymous=401,
        default=404,
        owner=200,
        adviser=403,
        auditor=403,
    ),
    row("api:consultations_hours", **API_ONLY_ADVISERS, adviser=200),
    row(
        "api:consultations_add_hours",
        method="POST",
        data={
            "weekday": 0,
            "begins": "09:00",
            "ends": "12:00",
            "minutes": 60,
            "ways": ["online"],
            "languages": ["de"],
        },
        **API_ONLY_ADVISERS,
        adviser=201,
    ),
    row("api:consultations_drop_hours", make=foreign, method="DELETE", **API_ONLY_ADVISERS, adviser=404),
    row("api:consultations_absences", **API_ONLY_ADVISERS, adviser=200),
    row(
        "api:consultations_add_absence",
        method="POST",
        data={"first": "2020-01-01", "last": "2020-01-01"},
        **API_ONLY_ADVISERS,
        adviser=422,
    ),
    row("api:consultations_drop_absence", make=foreign, method="DELETE", **API_ONLY_ADVISERS, adviser=404),
    row("api:consultations_renew_feed", method="POST", **API_ONLY_ADVISERS, adviser=201),
    row("api:consultations_numbers", **API_ONLY_ADVISERS, adviser=200, auditor=200),
]
