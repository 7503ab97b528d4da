"""Requests in numbers: whether the first answer came within five working days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from workflows.engine.calendar import due_working_days, is_working_day

from ..models import ServiceRequest, Turn
from ..rules import WORKING_DAYS


@dataclass(frozen=True)
class Numbers:
    """A year of requests by the day on which they came; spam is left out."""

    year: int
    received: int
    answered: int
    in_time: int
    late: int
    waiting: int
    overdue: int
    median_days: float | None


def numbers(year: int) -> Numbers:
    """One query; `late` were answered late, `overdue` should have been answered by now."""
    rows = list(_of(year).values_list("submitted_at", "answered_at"))
    now = timezone.now()
    answered = [(came, at) for came, at in rows if at is not None]
    waiting = [came for came, at in rows if at is None]
    in_time = sum(at <= due_working_days(came, WORKING_DAYS) for came, at in answered)
    days = [_working_days(came, at) for came, at in answered]
    return Numbers(
        year=year,
        received=len(rows),
        answered=len(answered),
        in_time=in_time,
        late=len(answered) - in_time,
        waiting=len(waiting),
        overdue=sum(due_working_days(came, WORKING_DAYS) < now for came in waiting),
        median_days=float(median(days)) if days else None,
    )


def _of(year: int) -> QuerySet[Any]:
    rows: Any = ServiceRequest.objects.exclude(turn=Turn.NOTHING).filter(submitted_at__isnull=False)
    return rows.filter(submitted_at__date__gte=date(year, 1, 1), submitted_at__date__lte=date(year, 12, 31))


def _working_days(came: datetime, at: datetime) -> int:
    """How many working days after it came: 0 on the same day."""
    first, last = timezone.localdate(came), timezone.localdate(at)
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)
