"""What is free: which units between two moments, and which other times when none is."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ..models import Reservation, Resource, Unit, UnitState
from ..rules.opening import opening_of, openings
from ..rules.periods import Period, complaints

NEAR = (-60, 60, -120, 120, -180, 180)  # minutes
DAYS = 21
MOST = 3


def free_units(resource: Resource, period: Period) -> QuerySet[Unit]:
    """The units in order that nobody holds in this time, in the order of their numbers."""
    held = Reservation.objects.blocking().filter(unit=OuterRef("pk"), during__overlap=period.spread(resource))
    return Unit.objects.lendable().filter(~Exists(held), resource=resource).order_by("pk")


def free_counts(resources: Sequence[Resource], period: Period) -> dict[int, int]:
    """How many units of each are free in this time; two queries for all."""
    lendable = Q(units__state=UnitState.OK)
    rows = Resource.objects.filter(pk__in=[each.pk for each in resources])
    there = dict(rows.annotate(n=Count("units", filter=lendable)).values_list("pk", "n"))
    widest = max((each.buffer_before for each in resources), default=0)
    latest = max((each.buffer_after for each in resources), default=0)
    reach = Period(period.starts_at - timedelta(minutes=widest), period.ends_at + timedelta(minutes=latest))
    held: dict[int, set[int]] = {}
    spreads = {each.pk: each for each in resources}
    for resource_pk, unit, during in _held(there, reach):
        wanted = period.spread(spreads[resource_pk])
        if during.lower < wanted.upper and wanted.lower < during.upper:
            held.setdefault(resource_pk, set()).add(unit)
    return {pk: count - len(held.get(pk, ())) for pk, count in there.items()}


def _held(resources: Iterable[int], reach: Period) -> Iterable[tuple[int, int, DateTimeTZRange]]:
    rows = Reservation.objects.blocking().filter(
        unit__resource__in=list(resources),
        unit__state=UnitState.OK,
        during__overlap=(reach.starts_at, reach.ends_at),
    )
    return rows.values_list("unit__resource", "unit", "during")


def alternatives(resource: Resource, period: Period, pieces: int, *, now: datetime) -> list[Period]:
    """At most three other times of the same length that can be booked, the nearest first."""
    opening = opening_of(resource)
    candidates = [period.moved(minutes=each) for each in NEAR if resource.is_room]
    candidates += [period.moved(days=each) for each in range(1, DAYS + 1)]
    fitting = [each for each in candidates if not complaints(resource, each, opening, now=now)]
    if not fitting:
        return []
    taken = _taken(resource, Period(min(fitting).starts_at, max(each.ends_at for each in fitting)))
    there = Unit.objects.lendable().filter(resource=resource).count()
    return [each for each in fitting if there - _busy(taken, each, resource) >= pieces][:MOST]


def _taken(resource: Resource, reach: Period) -> list[tuple[int, DateTimeTZRange]]:
    rows = Reservation.objects.blocking().filter(
        unit__resource=resource, unit__state=UnitState.OK, during__overlap=reach.spread(resource)
    )
    return list(rows.values_list("unit", "during"))


def _busy(taken: list[tuple[int, DateTimeTZRange]], period: Period, resource: Resource) -> int:
    wanted = period.spread(resource)
    return len({unit for unit, held in taken if held.lower < wanted.upper and wanted.lower < held.upper})


def other_resources(resource: Resource, period: Period, pieces: int) -> list[Resource]:
    """Others of the same kind that are free then and open; at most three."""
    others = list(Resource.objects.shown().filter(kind=resource.kind).exclude(pk=resource.pk))
    if resource.capacity and resource.is_room:
        others = [each for each in others if (each.capacity or 0) >= resource.capacity]
    counts = free_counts(others, period)
    now, hours = timezone.now(), openings(others)
    return [
        each
        for each in others
        if counts.get(each.pk, 0) >= pieces and not complaints(each, period, hours[each.pk], now=now)
    ][:MOST]
