"""Measures and targets as screens, endpoints and reports show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from workflows.values.periods import Period

from . import measures
from .lights import Judged, Wanted, judge
from .measures import PILLARS, Counted, Kind, Measure, promise
from .models import FundingPeriod, Report, Target
from .telling import told, told_parts


@dataclass(frozen=True)
class Standing:
    """A target with how it stands."""

    kind: str
    number: int
    source: str
    judged: Judged

    @property
    def kind_label(self) -> str:
        """What it wants, in the reader's language."""
        return str(Kind(self.kind).label)

    @property
    def promised(self) -> str:
        """The same with its number, as a sentence."""
        return promise(self.kind, self.number)


@dataclass(frozen=True)
class Line:
    """A measure with its number (None: from one to four people), its parts and its targets."""

    measure: Measure
    number: int | None
    whole: int | None
    nameless: int
    parts: dict[str, int | None]
    targets: list[Standing]

    @property
    def pillar_label(self) -> str:
        """The pillar in the reader's language."""
        return str(PILLARS[self.measure.pillar])


def lines(period: FundingPeriod, on: date | None = None) -> list[Line]:
    """Every measure of the house up to the day `on` (today), counted now."""
    last = min(on or timezone.localdate(), period.until)
    days = Period(period.since, max(last, period.since))
    found = measures.count(days) if last >= period.since else {}
    wanted: dict[str, list[Target]] = {}
    for target in period.targets.all():
        wanted.setdefault(target.measure, []).append(target)
    return [
        _line(each, found.get(each.code, Counted(0)), wanted.get(each.code, ()), period, last)
        for each in measures.every().values()
    ]


def _line(
    measure: Measure, counted: Counted, targets: Iterable[Target], period: FundingPeriod, on: date
) -> Line:
    standing = [
        Standing(
            target.kind,
            target.number,
            target.source,
            judge(Wanted(target.kind, target.number), measure, counted, period.days, on),
        )
        for target in targets
    ]
    number = told(measure, counted)
    # Beside a number that is kept back, who came without a name and the parts would tell it.
    parts = told_parts(counted) if number is not None else {}
    nameless = counted.nameless if number is not None else 0
    return Line(measure, number, counted.whole, nameless, parts, standing)


def periods() -> QuerySet[FundingPeriod]:
    """All funding periods, the newest first."""
    return FundingPeriod.objects.all()


def reports_of(period: FundingPeriod) -> QuerySet[Report]:
    """The reports of a period without what they say, the newest first."""
    return period.reports.select_related("made_by").defer("data")
