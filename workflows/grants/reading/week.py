"""What leadership asks about grants every week: decisions and how long they took, budgets by their ledger."""

from collections.abc import Iterable

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from workflows.desk.reading.numbers import Column, Row, Table, Unit, days
from workflows.values.periods import Period

from ..models import Call, Decision, GuestDraft, Outcome
from .ledger import ledger_row, with_ledger
from .numbers import FINAL, NONE, Median

SPENT = ("budget", "reserved", "free", "contracted", "paid", "reclaimed")
GIVEN_UP = gettext_lazy("Where writing stopped without an account")


def tables(period: Period) -> Iterable[Table]:
    """Decisions of the period by call, and the budget of every call as it stands now; two queries."""
    calls = list(with_ledger(Call.objects.order_by("slug")))
    return [_decisions(period, calls), _budgets(calls)]


def guest_drafts() -> QuerySet[GuestDraft]:
    """What was begun without an account and not taken over yet."""
    return GuestDraft.objects.all()


def _decisions(period: Period, calls: list[Call]) -> Table:
    begin, end = period.span
    took = ExpressionWrapper(F("decided_at") - F("application__submitted_at"), DurationField())
    made = Decision.objects.filter(
        outcome__in=FINAL, undone_at=None, decided_at__gte=begin, decided_at__lt=end
    )
    found = {
        row["application__call"]: row
        for row in made.order_by()
        .values("application__call")
        .annotate(
            approved=Count("pk", filter=Q(outcome=Outcome.APPROVE)),
            rejected=Count("pk", filter=Q(outcome=Outcome.REJECT)),
            euros=Sum("amount", default=NONE),
            middle=Median(took),
            average=Avg(took),
            longest=Max(took),
        )
    }
    rows = [
        Row(
            str(call),
            (
                row["approved"] + row["rejected"],
                row["approved"],
                row["rejected"],
                row["euros"],
                days(row["middle"]),
                days(row["average"]),
                days(row["longest"]),
            ),
        )
        for call in calls
        if (row := found.get(call.pk))
    ]
    columns = (
        Column("decided", pgettext("numbers", "Decided")),
        Column("approved", _("Approved applications")),
        Column("rejected", _("Rejected applications")),
        Column("amount", pgettext("numbers", "approved"), Unit.EURO),
        Column("days_median", _("Days to the decision, in the middle"), Unit.DAYS),
        Column("days_average", _("Days to the decision, on average"), Unit.DAYS),
        Column("days_longest", _("Days to the decision, at most"), Unit.DAYS),
    )
    return Table("decisions", _("Decisions by call"), _("Call"), columns, rows)


def _budgets(calls: list[Call]) -> Table:
    rows = []
    for call in calls:
        ledger = ledger_row(call)
        rows.append(Row(str(call), tuple(ledger[code] for code in SPENT)))
    columns = (
        Column("budget", _("Budget"), Unit.EURO),
        Column("reserved", _("Promised now"), Unit.EURO),
        Column("free", _("Still free"), Unit.EURO),
        Column("contracted", _("Under contract"), Unit.EURO),
        Column("paid", _("paid out"), Unit.EURO),
        Column("reclaimed", _("came back"), Unit.EURO),
    )
    title = _("Budget by call, as of now")
    return Table("budgets", title, _("Call"), columns, rows, drawn="reserved", whole="budget")
