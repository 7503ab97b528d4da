"""What one of it takes: a piece of its own, or for a bundle so many pieces of each part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, prefetch_related_objects

from ..models import BundlePart, Resource, Unit


@dataclass(frozen=True)
class Need:
    """So many pieces of this room or equipment."""

    resource: Resource
    pieces: int


def needs_of(resource: Resource) -> list[Need]:
    """Of what is no bundle: one of itself. The parts are read once for each row of a resource."""
    prefetch_related_objects([resource], "parts__part")
    return [Need(each.part, each.pieces) for each in resource.parts.all()] or [Need(resource, 1)]


def needs(resources: Sequence[Resource]) -> dict[int, list[Need]]:
    """The same of many, in two queries."""
    prefetch_related_objects(list(resources), "parts__part")
    return {each.pk: needs_of(each) for each in resources}


def pieces_there(resource: Resource) -> int:
    """How many of it could be lent at once: pieces in order, or whole bundles of them."""
    wanted = needs_of(resource)
    rows = Unit.objects.lendable().filter(resource__in=[each.resource.pk for each in wanted])
    owners = list(rows.values_list("resource", flat=True))
    return whole(wanted, {each.resource.pk: owners.count(each.resource.pk) for each in wanted})


def whole(wanted: Iterable[Need], counts: dict[int, int]) -> int:
    """For how many of it these numbers of pieces are enough."""
    return min(counts.get(each.resource.pk, 0) // each.pieces for each in wanted)


def touched_by(resource: Resource) -> set[int]:
    """What may become free when one of it is let go: its parts and every bundle that has one of them."""
    parts = {each.resource.pk for each in needs_of(resource)}
    bundles = BundlePart.objects.filter(Q(part__in=parts)).values_list("bundle", flat=True)
    return {resource.pk, *parts, *bundles}
