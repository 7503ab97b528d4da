"""The score sheet: points 0 to 4 per criterion, weighted, as a percentage."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MAX_POINTS = 4
MIN_REASON = 10

CRITERIA = {
    "relevance": gettext_lazy("Fits the call: integration and participation"),
    "need": gettext_lazy("Need, and people reached"),
    "concept": gettext_lazy("Concept, and whether it can work"),
    "participation": gettext_lazy("Migrants plan and lead"),
    "volunteering": gettext_lazy("Voluntary work"),
    "cooperation": gettext_lazy("Working with others"),
    "economy": gettext_lazy("Cost and benefit"),
    "sustainability": gettext_lazy("What stays afterwards"),
}


# What reviewers look for, criterion by criterion.
GUIDANCE = {
    "relevance": gettext_lazy("Does it do what the call asks for? Who takes part who could not before?"),
    "need": gettext_lazy("Is it said who lacks what? Are as many people reached as the plan pays for?"),
    "concept": gettext_lazy("Do goals, activities, time and people fit together? What if something fails?"),
    "participation": gettext_lazy("Do migrants decide what happens, or are they only invited?"),
    "volunteering": gettext_lazy("Who gives time, for what, and who looks after them?"),
    "cooperation": gettext_lazy("Do partners do something of their own, and is it agreed?"),
    "economy": gettext_lazy("Is each line of the plan needed and its price usual?"),
    "sustainability": gettext_lazy("What is there a year later: a group, a skill, a place?"),
}


def best(weights: Mapping[str, int]) -> int:
    """All points that can be had."""
    return sum(weights.values()) * MAX_POINTS


def percent_so_far(points: Mapping[str, object], weights: Mapping[str, int]) -> int:
    """The weighted result in whole percent while some criteria are still open; they count as nothing."""
    known = {str(number): number for number in range(MAX_POINTS + 1)}
    reached = sum(known.get(str(each), 0) * weights[code] for code, each in points.items())
    return int((Decimal(reached) * 100 / Decimal(best(weights))).quantize(Decimal(1), ROUND_HALF_UP))


def ordered(weights: Mapping[str, int]) -> list[str]:
    """The criteria of a score sheet in the order people read them."""
    return [code for code in CRITERIA if code in weights]


def percent(scores: Mapping[str, Mapping[str, Any]], weights: Mapping[str, int]) -> Decimal:
    """The weighted result in percent of all points that can be had, two places."""
    reached = sum(int(scores[code]["points"]) * weight for code, weight in weights.items())
    return (Decimal(reached) * 100 / Decimal(best(weights))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def errors(scores: Mapping[str, Mapping[str, object]], weights: Mapping[str, int]) -> dict[str, str]:
    """What is missing in a score sheet, criterion by criterion."""
    found: dict[str, str] = {}
    for code in weights:
        entry = scores.get(code) or {}
        points = entry.get("points")
        if not isinstance(points, int) or isinstance(points, bool) or not 0 <= points <= MAX_POINTS:
            found[code] = _("Choose 0 to 4 points.")
        elif len(str(entry.get("reason", "")).strip()) < MIN_REASON:
            found[f"{code}_reason"] = _("Give your reason in a sentence.")
    return found


def deviates(results: Iterable[Decimal], limit: Decimal) -> bool:
    """Whether the results lie more than `limit` percent of the scale apart; then a third person reviews."""
    values = list(results)
    return len(values) > 1 and max(values) - min(values) > limit


def average(results: Iterable[Decimal]) -> Decimal | None:
    """The mean of the results, two places."""
    values = list(results)
    if not values:
        return None
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01"), ROUND_HALF_UP)
