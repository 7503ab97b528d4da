"""Consultations in numbers: what a funder asks, and nothing from which somebody could be told.

Counts of people or groups from one to four are not shown (None): they could be told from it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from .. import topics
from ..models import Consultation, Outcome, Way, spoken_label

FEWEST = 5


@dataclass(frozen=True)
class Share:
    """How many consultations had this; None: one to four."""

    code: str
    label: str
    sessions: int | None


@dataclass(frozen=True)
class Numbers:
    """What was held in a year; None: one to four."""

    year: int
    sessions: int | None
    clients: int | None
    hours: float | None
    missed: int | None
    by_topic: tuple[Share, ...]
    by_language: tuple[Share, ...]
    by_way: tuple[Share, ...]


def shown(count: int) -> int | None:
    """The number when nobody can be told from it."""
    return count if count == 0 or count >= FEWEST else None


def numbers(year: int) -> Numbers:
    """The year by the day on which each consultation began; two queries however many there were."""
    rows = list(
        _of(year)
        .filter(outcome=Outcome.HELD)
        .values_list("topics", "minutes", "spoken", "way", "organisation_id", "applicant_id")
    )
    clients = {("group", row[4]) if row[4] else ("person", row[5]) for row in rows}
    hours = round(sum(row[1] or 0 for row in rows) / 60, 1)
    ways = {code: str(label) for code, label in Way.choices}
    return Numbers(
        year=year,
        sessions=shown(len(rows)),
        clients=shown(len(clients)),
        hours=hours if shown(len(rows)) is not None else None,
        missed=shown(_of(year).filter(outcome=Outcome.MISSED).count()),
        by_topic=_shares(Counter(code for row in rows for code in row[0]), dict(topics.labels())),
        by_language=_shares(Counter(row[2] for row in rows), {}),
        by_way=_shares(Counter(row[3] for row in rows), ways),
    )


def _of(year: int) -> QuerySet[Any]:
    rows: Any = Consultation.objects.filter(starts_at__date__gte=date(year, 1, 1))
    return rows.filter(starts_at__date__lte=date(year, 12, 31))


def _shares(counts: Counter[str], names: dict[str, str]) -> tuple[Share, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Share(code, names.get(code) or spoken_label(code), shown(count)) for code, count in ordered)
