"""Foundings in numbers over the API."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from ..reading.statistics import Statistics, statistics
from ..rules.cases import may_see_statistics
from .routing import REFUSALS, router


class StageDaysOut(Schema):
    """How long foundings stayed in one stage that they left in the year."""

    stage: str
    label: str
    cases: int
    median: float
    longest: int


class StatisticsOut(Schema):
    """One year: how many foundings got how far, and how many days each stage took."""

    year: int
    started: int
    ready: int
    registered: int
    charitable: int
    stages: list[StageDaysOut]


@router.get("/statistics", response={200: StatisticsOut, **REFUSALS}, operation_id="founding_statistics")
def read_statistics(request: HttpRequest, year: int | None = None) -> Statistics:
    """Read a year of foundings in numbers; this year when none is named (advisers, auditors)."""
    require(may_see_statistics(caller(request)))
    this = timezone.localdate().year
    return statistics(min(max(year or this, 2000), this))
