"""What there is, what is free, and when something is taken: public, without anybody's name."""

from datetime import date, timedelta

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid
from workflows.values.schemas import Moment

from ..models import Resource
from ..reading.busy import Busy, busy_times
from ..reading.catalogue import Entry, entries
from ..reading.month import Day, days_of
from ..reading.needs import needs_of
from ..rules.periods import Period
from .routing import router
from .schemas.catalogue import BusyOut, DayOut, ResourceOut

LONGEST = 100  # days


@router.get("/resources", response=list[ResourceOut], auth=None, operation_id="lending_resources")
def list_resources(  # noqa: PLR0913, PLR0917  one parameter a question
    request: HttpRequest,
    kind: str = "",
    people: int | None = None,
    step_free: bool = False,
    starts_at: Moment | None = None,
    ends_at: Moment | None = None,
) -> list[dict[str, object]]:
    """List rooms and equipment; with a time, what is free then comes first."""
    found = entries(kind=kind, people=people, step_free=step_free, period=_period(starts_at, ends_at))
    return [_row(each) for each in found]


def _period(starts_at: Moment | None, ends_at: Moment | None) -> Period | None:
    if starts_at is None and ends_at is None:
        return None
    if starts_at is None or ends_at is None:
        raise Invalid({"starts_at": _("Say from when and until when.")})
    if ends_at <= starts_at:
        raise Invalid({"ends_at": _("The end lies before the beginning. Choose a later end.")})
    return Period(starts_at, ends_at)


@router.get("/resources/{slug}", response=ResourceOut, auth=None, operation_id="lending_resource")
def one_resource(request: HttpRequest, slug: str) -> dict[str, object]:
    """Read one room or equipment."""
    found = _shown(slug)
    return _row(Entry(found, found.text()))


@router.get("/resources/{slug}/busy", response=list[BusyOut], auth=None, operation_id="lending_busy")
def list_busy(request: HttpRequest, slug: str, first: date, last: date) -> list[Busy]:
    """List the times at which a piece is not free, at most 100 days; nobody's name."""
    _span(first, last)
    return busy_times(_shown(slug), first, last)


@router.get("/resources/{slug}/days", response=list[DayOut], auth=None, operation_id="lending_days")
def list_days(request: HttpRequest, slug: str, first: date, last: date) -> list[Day]:
    """List days with hours and what is taken, at most 100."""
    _span(first, last)
    found = _shown(slug)
    return list(days_of([found], first, last + timedelta(days=1))[found.pk].values())


def _span(first: date, last: date) -> None:
    if abs((first - timezone.localdate()).days) > 3660:
        raise Invalid({"first": _("Choose a day within ten years.")})
    if not first <= last < first + timedelta(days=LONGEST):
        raise Invalid({"last": _("Choose a last day within 100 days from the first.")})


def _shown(slug: str) -> Resource:
    return get_object_or_404(Resource.objects.shown(), slug=slug)


def _row(entry: Entry) -> dict[str, object]:
    resource, text = entry.resource, entry.text
    copied = (
        "slug", "kind", "place", "capacity", "square_metres", "is_step_free", "has_accessible_toilet",
        "has_hearing_loop", "deposit", "provider", "provider_contact", "lead_hours", "horizon_days",
        "longest_hours", "instant_for", "organisations_only",
    )  # fmt: skip
    return {
        **{name: getattr(resource, name) for name in copied},
        "language": text.language if text else "",
        "name": text.name if text else resource.slug,
        "summary": text.summary if text else "",
        "equipment": text.parts() if text else [],
        "rules": text.rules if text else "",
        "price_note": text.price_note if text else "",
        "manual": text.manual if text else "",
        "open_bookings": resource.at_most,
        "pieces": entry.pieces,
        "parts": [
            {"resource": each.resource.slug, "pieces": each.pieces}
            for each in needs_of(resource)
            if each.resource.pk != resource.pk
        ],
        "free": entry.free,
        "why_not": entry.why_not,
    }
