"""Numbers of grants per call and period, counted by the database each time they are asked for.

A period is that of the submission: what was applied for in it, and what has become of that until now.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    Aggregate,
    Avg,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
)
from django.db.models.fields.json import KT
from django.db.models.functions import TruncMonth

from workflows.forms.models import AnswerSheet

from ..models import Application, Call, Decision, Outcome, Payment, ReclaimReceipt
from .sums import total

FINAL = (Outcome.APPROVE, Outcome.REJECT)
NONE = Decimal("0.00")


class Median(Aggregate):
    """The value in the middle."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


class Elements(Func):
    """The texts of a list in an answer, one row each."""

    function = "jsonb_array_elements_text"
    set_returning = True
    output_field = TextField()


@dataclass(frozen=True)
class Period:
    """Which applications are counted: of one call or all, submitted between two days, both included."""

    call: Call | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class Group:
    """Applications that have something in common."""

    label: str
    applied: int
    approved: int
    amount: Decimal


def applications(period: Period) -> QuerySet[Application]:
    """What was submitted, each with its approved amount."""
    found = Application.objects.filter(submitted_at__isnull=False)
    if period.call:
        found = found.filter(call=period.call)
    if period.since:
        found = found.filter(submitted_at__date__gte=period.since)
    if period.until:
        found = found.filter(submitted_at__date__lte=period.until)
    approved = Decision.objects.filter(application=OuterRef("pk"), outcome=Outcome.APPROVE)
    return found.annotate(approved=Subquery(approved.values("amount")[:1]))


def figures(period: Period) -> dict[str, Any]:
    """The numbers that stand at the top."""
    found = applications(period)
    earlier = Application.objects.filter(
        organisation=OuterRef("organisation"), submitted_at__lt=OuterRef("submitted_at")
    )
    sums = found.annotate(
        out=total(Payment.objects.released().filter(application=OuterRef("pk")), "application"),
        back=total(
            ReclaimReceipt.objects.kept().filter(reclaim__application=OuterRef("pk")),
            "reclaim__application",
            "principal",
        ),
        is_first=~Exists(earlier),
    ).aggregate(
        applied=Count("pk"),
        requested=Sum("requested", default=NONE),
        granted=Count("pk", filter=Q(approved__isnull=False)),
        amount=Sum("approved", default=NONE),
        paid=Sum("out", default=NONE),
        reclaimed=Sum("back", default=NONE),
        organisations=Count("organisation", distinct=True),
        first_timers=Count("organisation", distinct=True, filter=Q(is_first=True)),
    )
    return sums | _days_to_decision(found)


def _days_to_decision(found: QuerySet[Application]) -> dict[str, Any]:
    """Days from the submission to the answer: the middle, the average, the longest."""
    took = ExpressionWrapper(F("decided_at") - F("application__submitted_at"), DurationField())
    decided = Decision.objects.filter(application__in=found.values("pk"), outcome__in=FINAL)
    spans = decided.annotate(took=took).aggregate(
        decided=Count("pk"), median=Median("took"), average=Avg("took"), longest=Max("took")
    )
    count = spans.pop("decided")
    return {"decided": count} | {f"days_{name}": _days(span) for name, span in spans.items()}


def _days(span: datetime.timedelta | None) -> Decimal | None:
    if span is None:
        return None
    return (Decimal(int(span.total_seconds())) / 86400).quantize(Decimal("0.1"))


def by_call(period: Period) -> list[Group]:
    """Per call."""
    rows = _grouped(applications(period), "call")
    calls = Call.objects.in_bulk([row["call"] for row in rows])
    return _sorted([_group(str(calls[row["call"]]), row) for row in rows])


def by_district(period: Period) -> list[Group]:
    """By where the projects are: postcode and place of the answers."""
    sheet = AnswerSheet.objects.filter(case_id=OuterRef("pk"), code=OuterRef("call__form_code"))
    where = {
        name: Subquery(sheet.annotate(told=KT(f"answers__{name}")).values("told")[:1])
        for name in ("postcode", "place")
    }
    rows = _grouped(applications(period).annotate(**where), "postcode", "place")
    label = lambda row: f"{row['postcode'] or ''} {row['place'] or ''}".strip()  # noqa: E731
    return _sorted([_group(label(row), row) for row in rows])


def by_month(period: Period) -> list[Group]:
    """By the month of the submission, the first one first; the label is its first day."""
    rows = _grouped(applications(period).annotate(month=TruncMonth("submitted_at")), "month")
    return [
        _group(row["month"].date().isoformat(), row) for row in sorted(rows, key=lambda row: row["month"])
    ]


def by_target_group(period: Period) -> list[Group]:
    """For whom the projects are, by the codes of the answers; a project can be for several groups."""
    approved = Decision.objects.filter(application=OuterRef("case_id"), outcome=Outcome.APPROVE)
    sheets = AnswerSheet.objects.filter(
        case_id__in=applications(period).values("pk"),
        code=F("case__application__call__form_code"),
        answers__target_groups__0__isnull=False,
    )
    rows = (
        sheets.annotate(
            group=Elements(F("answers__target_groups")),
            approved=Subquery(approved.values("amount")[:1]),
        )
        .order_by()
        .values("group")
        .annotate(
            applied=Count("pk"),
            granted=Count("pk", filter=Q(approved__isnull=False)),
            amount=Sum("approved", default=NONE),
        )
    )
    return _sorted([_group(row["group"], row) for row in rows])


def _grouped(found: QuerySet[Application], *by: str) -> list[dict[str, Any]]:
    rows = found.order_by().values(*by)
    return list(
        rows.annotate(
            applied=Count("pk"),
            granted=Count("pk", filter=Q(approved__isnull=False)),
            amount=Sum("approved", default=NONE),
        )
    )


def _group(label: str, row: Mapping[str, Any]) -> Group:
    return Group(label, row["applied"], row["granted"], row["amount"])


def _sorted(groups: list[Group]) -> list[Group]:
    return sorted(groups, key=lambda each: (-each.applied, each.label))
