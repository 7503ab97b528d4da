"""Who gets what at the addresses of lending."""

from datetime import datetime, time, timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.lending.factories import room
from tests.people.factories import UserFactory
from workflows.engine.models import Step
from workflows.lending import actions
from workflows.lending.models import OpeningHours, Resource
from workflows.lending.rules.periods import Period

from .table import row


def build(world: SimpleNamespace) -> None:
    """A room that is always open, and a request of the owner that waits for an answer."""
    world.owner = UserFactory()
    saal = room(instant_for="nobody", is_open_on_holidays=True)
    OpeningHours.objects.all().delete()
    day = timezone.localdate() + timedelta(days=30)
    start = timezone.make_aware(datetime.combine(day, time(10)))
    wanted = actions.Wanted(
        resource=saal, periods=[Period(start, start + timedelta(hours=2))], purpose="Chor"
    )
    world.booking = actions.ask(wanted=wanted, actor=world.owner)


def _case(world: SimpleNamespace) -> dict[str, object]:
    return {"case_id": world.booking.pk}


def _step(world: SimpleNamespace) -> dict[str, object]:
    return {"pk": Step.objects.get(case=world.booking).pk}


def _feed(world: SimpleNamespace) -> dict[str, object]:
    return {"token": "never-made"}


def _span(world: SimpleNamespace) -> dict[str, object]:
    return {"?": "?first=2026-01-01&last=2026-12-31"}


def _slug(world: SimpleNamespace) -> dict[str, object]:
    return {"slug": Resource.objects.get().slug}


def _busy(world: SimpleNamespace) -> dict[str, object]:
    return {"slug": "saal", "?": "?first=2026-12-01&last=2026-12-02"}


WHEN = {"starts_at": "2020-01-01T10:00:00Z", "ends_at": "2020-01-01T12:00:00Z"}
REQUEST = {"resource": "saal", "purpose": "Chor", **WHEN}
SIGNED = {"signed_name": "Amal"}
# Staff who see every booking; of them only the officer does its steps.
SEE = {"owner": 403, "adviser": 403, "auditor": 403}
NOT_NOW = dict.fromkeys(("owner", "formal_officer", "adviser", "auditor"), 409)
READ = dict.fromkeys(("owner", "formal_officer", "adviser", "auditor"), 200)
OFFICE = dict.fromkeys(("formal_officer", "adviser", "auditor"), 200)
OPEN = {"anonymous": 200, "default": 200}
ROWS = [
    row("lending:catalogue", **OPEN),
    row("lending:resource", make=_slug, **OPEN),
    row("lending:ask", make=_slug, anonymous=302, default=200),
    row("lending:feeds", anonymous=302, default=200),
    row("lending:feed", make=_feed, anonymous=404, default=404),
    row("lending:numbers", anonymous=302, default=403, **OFFICE),
    row("api:lending_feeds", anonymous=401, default=200),
    row("api:lending_make_feed", data={}, anonymous=401, default=201),
    row("api:lending_remove_feed", anonymous=401, default=204),
    row("api:lending_numbers", make=_span, anonymous=401, default=403, **OFFICE),
    row("lending:bookings", anonymous=302, default=200),
    row(
        "lending:change", make=_case, anonymous=302, default=404, **{**SEE, "owner": 200}, formal_officer=200
    ),
    row(
        "lending:cancel", make=_case, anonymous=302, default=404, **{**SEE, "owner": 200}, formal_officer=200
    ),
    row(
        "lending:leave_out",
        make=_case,
        method="POST",
        anonymous=302,
        default=404,
        **dict.fromkeys(("owner", "formal_officer", "adviser", "auditor"), 422),
    ),
    row("lending:calendar", make=_case, anonymous=302, default=404, **READ),
    row("lending:step", make=_step, anonymous=302, default=404, **SEE, formal_officer=200),
    row("api:lending_resources", **OPEN),
    row("api:lending_resource", make=_slug, **OPEN),
    row("api:lending_busy", make=_busy, **OPEN),
    row("api:lending_days", make=_busy, **OPEN),
    row("api:lending_quotas", make=_slug, anonymous=401, default=200),
    row("api:lending_bookings", anonymous=401, default=200),
    row("api:lending_booking", make=_case, anonymous=401, default=404, **READ),
    row("api:lending_ask", data=REQUEST, anonymous=401, default=422),
    row(
        "api:lending_change",
        make=_case,
        data=WHEN,
        anonymous=401,
        default=404,
        **{**SEE, "owner": 422},
        formal_officer=422,
    ),
    row(
        "api:lending_cancel",
        make=_case,
        data={},
        anonymous=401,
        default=404,
        **{**SEE, "owner": 200},
        formal_officer=422,
    ),
    row(
        "api:lending_leave_out",
        make=_case,
        data={"starts_at": WHEN["starts_at"]},
        anonymous=401,
        default=404,
        **{**SEE, "owner": 409},
        formal_officer=409,
    ),
    row(
        "api:lending_answer",
        make=_case,
        data={"granted": True},
        anonymous=401,
        default=404,
        **SEE,
        formal_officer=200,
    ),
    row("api:lending_place", make=_case, anonymous=401, default=404, **NOT_NOW),
    row("api:lending_hand_over", make=_case, data=SIGNED, anonymous=401, default=404, **NOT_NOW),
    row("api:lending_missed", make=_case, anonymous=401, default=404, **NOT_NOW),
    row("api:lending_take_back", make=_case, data=SIGNED, anonymous=401, default=404, **NOT_NOW),
    row(
        "api:lending_settle_damage", make=_case, data={"outcome": "A"}, anonymous=401, default=404, **NOT_NOW
    ),
]
