"""How foundings go: how many get how far in a year, and how many days each step takes."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import kinds
from workflows.engine.models import Case, HistoryEntry

from ..models import FoundingCase, NoticeKind, TaxNotice

# How foundings pass through their stages; "draft" is the time before the statute is handed in.
STAGES = (
    "draft", "review", "revision", "meeting", "papers", "papers_check", "application", "court", "interim",
    "court_refusal", "follow_up",
)  # fmt: skip
KIND = "founding"


@dataclass(frozen=True)
class StageDays:
    """How long cases stayed in one stage that they left in the year."""

    stage: str
    label: str
    cases: int
    median: float
    longest: int


@dataclass(frozen=True)
class Statistics:
    """One year of foundings; no person and no group can be told from it."""

    year: int
    started: int
    ready: int
    registered: int
    charitable: int
    stages: tuple[StageDays, ...]

    def counts(self) -> list[dict[str, object]]:
        """The four numbers with their names."""
        return [
            {"code": "started", "label": _("Started"), "value": self.started},
            {"code": "ready", "label": _("Statute approved"), "value": self.ready},
            {"code": "registered", "label": _("Entered in the register"), "value": self.registered},
            {"code": "charitable", "label": _("Recognised as charitable"), "value": self.charitable},
        ]


def statistics(year: int) -> Statistics:
    """The year in the house's own time zone; three queries however many foundings there are."""
    begin, end = _span(year)
    counts = FoundingCase.objects.aggregate(
        started=Count("pk", filter=Q(created_at__gte=begin, created_at__lt=end)),
        ready=Count("pk", filter=Q(approved_at__gte=begin, approved_at__lt=end)),
        registered=Count("pk", filter=Q(registered_on__year=year)),
    )
    notices = TaxNotice.objects.exclude(kind=NoticeKind.REFUSED).filter(dated__year=year)
    return Statistics(
        year=year,
        charitable=notices.aggregate(cases=Count("case", distinct=True))["cases"],
        stages=tuple(_stages(begin, end)),
        **counts,
    )


def _span(year: int) -> tuple[datetime, datetime]:
    first, after = (datetime(each, 1, 1, tzinfo=timezone.get_current_timezone()) for each in (year, year + 1))
    return first, after


def _stages(begin: datetime, end: datetime) -> Iterable[StageDays]:
    stays = _stays(begin, end)
    labels = {stage: str(label) for stage, label in kinds.get(KIND).stages.items()}
    for stage in STAGES:
        days = [stay / timedelta(days=1) for stay in stays.get(stage, ())]
        if days:
            yield StageDays(
                stage, labels.get(stage, stage), len(days), round(median(days), 1), round(max(days))
            )


def _stays(begin: datetime, end: datetime) -> Mapping[str, list[timedelta]]:
    """How long each stage lasted that ended in the year, over all cases."""
    moved = HistoryEntry.objects.filter(case__in=_moved_in(begin, end)).order_by("case_id", "at", "id")
    since: dict[UUID, datetime] = {}
    found: dict[str, list[timedelta]] = defaultdict(list)
    rows = moved.values_list("case_id", "case__created_at", "at", "stage_before", "stage_after")
    for case, created, at, before, after in rows.iterator():
        if before == after:
            continue
        began, since[case] = since.get(case, created), at
        if begin <= at < end:
            found[before].append(at - began)
    return found


def _moved_in(begin: datetime, end: datetime) -> QuerySet[Case]:
    return Case.objects.filter(kind=KIND, history__at__gte=begin, history__at__lt=end).distinct()


def as_csv(found: Statistics) -> bytes:
    """The numbers as a table, with semicolons as German spreadsheets expect."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_("Year"), str(found.year)])
    writer.writerows([each["label"], str(each["value"])] for each in found.counts())
    writer.writerow([])
    writer.writerow([_("Step"), _("Foundings"), _("Days, half of them faster"), _("Longest, in days")])
    writer.writerows(
        [row.label, str(row.cases), f"{row.median:.1f}".replace(".", ","), str(row.longest)]
        for row in found.stages
    )
    return out.getvalue().encode("utf-8-sig")
