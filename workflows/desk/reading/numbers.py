"""What leadership asks every week: what is open, what was decided, what is left, as tables with a bar each.

This room counts cases; processes and the newsletter add tables of their own (`register`). Nothing here
names a person or a case.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.values.periods import Period
from workflows.values.spreadsheets import Value

type Number = int | Decimal | None
AGES = (7, 30, 90)


class Unit(StrEnum):
    """What the numbers of a column are counted in."""

    COUNT = "count"
    EURO = "euro"
    DAYS = "days"


@dataclass(frozen=True)
class Column:
    """One number of each row."""

    code: str
    label: str
    unit: Unit = Unit.COUNT


@dataclass(frozen=True)
class Row:
    """What is counted, and its numbers in the order of the columns."""

    label: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Table:
    """Rows with a heading; the column `drawn` has bars, as parts of the largest one or of `whole`."""

    code: str
    title: str
    head: str
    columns: tuple[Column, ...]
    rows: list[Row]
    drawn: str = ""
    whole: str = ""

    def lines(self) -> list[tuple[str, int, list[tuple[Column, Number]]]]:
        """Each row as its label, the length of its bar, and its numbers with their columns."""
        return [
            (row.label, share, list(zip(self.columns, row.numbers, strict=True)))
            for row, share in zip(self.rows, self.shares(), strict=True)
        ]

    def shares(self) -> list[int]:
        """How long the bar of each row is, in percent."""
        drawn = self._numbers(self.drawn or self.columns[0].code)
        most = [max(drawn, default=Decimal(0))] * len(drawn)
        wholes = self._numbers(self.whole) if self.whole else most
        return [_percent(part, whole) for part, whole in zip(drawn, wholes, strict=True)]

    def _numbers(self, code: str) -> list[Decimal]:
        place = [column.code for column in self.columns].index(code)
        return [Decimal(row.numbers[place] or 0) for row in self.rows]


type Part = Callable[[Period], Iterable[Table]]
_parts: list[Part] = []


def register(part: Part) -> None:
    """Tables of a room above; a fixed number of queries, whatever there is to count."""
    if part not in _parts:
        _parts.append(part)


def tables(period: Period) -> list[Table]:
    """All tables in the reader's language."""
    found = [_open_cases(), _moved(period)]
    for part in _parts:
        found += part(period)
    return found


def sheet(period: Period) -> list[list[Value]]:
    """Everything as rows of one spreadsheet, numbers as numbers."""
    rows: list[list[Value]] = [[_("Days"), period.since, period.until]]
    for table in tables(period):
        rows += [[], [table.title], [table.head, *(column.label for column in table.columns)]]
        rows += [[row.label, *row.numbers] for row in table.rows]
    return rows


def days(span: timedelta | None) -> Decimal | None:
    """A length of time in days with one place."""
    return None if span is None else (Decimal(int(span.total_seconds())) / 86400).quantize(Decimal("0.1"))


def _open_cases() -> Table:
    """What is open today, by stage, and how long it has been there."""
    now = timezone.now()
    edges = [now - timedelta(days=age) for age in AGES]
    between = zip([None, *edges], [*edges, None], strict=True)
    ages = [_since(*span) for span in between]
    counted = Case.objects.running().exclude(stage="draft").order_by().values("kind", "stage")
    grouped = counted.annotate(
        number=Count("pk"),
        oldest=Min("stage_since"),
        up_to_7=Count("pk", filter=ages[0]),
        up_to_30=Count("pk", filter=ages[1]),
        up_to_90=Count("pk", filter=ages[2]),
        longer=Count("pk", filter=ages[3]),
    )
    found = {(row["kind"], row["stage"]): row for row in grouped}
    rows = [
        Row(
            f"{kind.label}: {label}",
            (
                row["number"],
                row["up_to_7"],
                row["up_to_30"],
                row["up_to_90"],
                row["longer"],
                (now - row["oldest"]).days,
            ),
        )
        for kind in kinds.every()
        for stage, label in kind.stages.items()
        if (row := found.get((kind.code, stage)))
    ]
    columns = (
        Column("open", _("Open today")),
        Column("up_to_7", _("in this stage up to 7 days")),
        Column("up_to_30", _("8 to 30 days")),
        Column("up_to_90", _("31 to 90 days")),
        Column("longer", _("longer")),
        Column("oldest", _("the longest, in days"), Unit.DAYS),
    )
    return Table("open", _("Open cases by stage and age"), _("Stage"), columns, rows)


def _since(after: datetime | None, before: datetime | None) -> Q:
    """In its stage since a moment at or before `after` and later than `before`."""
    upper = Q(stage_since__lte=after) if after is not None else Q()
    return upper & Q(stage_since__gt=before) if before is not None else upper


def _moved(period: Period) -> Table:
    """What came in and what was closed in the period."""
    begin, end = period.span
    came = Q(submitted_at__gte=begin, submitted_at__lt=end)
    went = Q(closed_at__gte=begin, closed_at__lt=end)
    counted = Case.objects.filter(came | went).order_by().values("kind")
    found = {
        row["kind"]: row
        for row in counted.annotate(came=Count("pk", filter=came), went=Count("pk", filter=went))
    }
    rows = [
        Row(str(kind.label), (found[kind.code]["came"], found[kind.code]["went"]))
        for kind in kinds.every()
        if kind.code in found
    ]
    columns = (Column("received", _("Came in")), Column("closed", pgettext("numbers", "Closed")))
    return Table("moved", _("Came in and closed"), _("Process"), columns, rows)


def _percent(part: Decimal, whole: Decimal) -> int:
    return min(100, max(0, round(part * 100 / whole))) if whole else 0
