"""What is free: which units between two moments, and which other times when none is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from ..models import Reservation, Resource, Unit, UnitState
from ..rules.opening import opening_of, openings
from ..rules.periods import Period, complaints
from .needs import Need, needs, needs_of, whole

NEAR = (-60, 60, -120, 120, -180, 180)  # minutes
DAYS = 21
MOST = 3


def free_units(resource: Resource, period: Period) -> QuerySet[Unit]:
    """The units in order that nobody holds in this time, in the order of their numbers."""
    held = Reservation.objects.blocking().filter(unit=OuterRef("pk"), during__overlap=period.spread(resource))
    return Unit.objects.lendable().filter(~Exists(held), resource=resource).order_by("pk")


def free_pieces(resource: Resource, period: Period) -> int:
    """How many of it are free in this time; of a bundle those that are whole."""
    wanted = needs_of(resource)
    return whole(wanted, {each.resource.pk: free_units(each.resource, period).count() for each in wanted})


def free_counts(resources: Sequence[Resource], period: Period) -> dict[int, int]:
    """How many of each are free in this time; four queries for all."""
    wanted = needs(resources)
    things = {need.resource.pk: need.resource for each in wanted.values() for need in each}
    rows = Unit.objects.lendable().filter(resource__in=things).values_list("resource")
    there = dict(rows.order_by().annotate(n=Count("pk")))
    widest = max((each.buffer_before for each in things.values()), default=0)
    latest = max((each.buffer_after for each in things.values()), default=0)
    reach = Period(period.starts_at - timedelta(minutes=widest), period.ends_at + timedelta(minutes=latest))
    held: dict[int, set[int]] = {}
    for resource_pk, unit, during in _held(things, reach):
        spread = period.spread(things[resource_pk])
        if during.lower < spread.upper and spread.lower < during.upper:
            held.setdefault(resource_pk, set()).add(unit)
    free = {pk: count - len(held.get(pk, ())) for pk, count in there.items()}
    return {pk: whole(each, free) for pk, each in wanted.items()}


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
    reach = Period(min(fitting).starts_at, max(each.ends_at for each in fitting))
    supplies = [_supply(need, reach) for need in needs_of(resource)]
    return [each for each in fitting if all(supply.covers(each, pieces) for supply in supplies)][:MOST]


@dataclass(frozen=True)
class _Supply:
    need: Need
    there: int
    taken: list[tuple[int, DateTimeTZRange]]

    def covers(self, period: Period, pieces: int) -> bool:
        """Whether so many of what needs it are free in this time."""
        wanted = period.spread(self.need.resource)
        busy = {unit for unit, held in self.taken if held.lower < wanted.upper and wanted.lower < held.upper}
        return self.there - len(busy) >= pieces * self.need.pieces


def _supply(need: Need, reach: Period) -> _Supply:
    there = Unit.objects.lendable().filter(resource=need.resource)
    rows = Reservation.objects.blocking().filter(unit__in=there, during__overlap=reach.spread(need.resource))
    return _Supply(need, there.count(), list(rows.values_list("unit", "during")))


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
