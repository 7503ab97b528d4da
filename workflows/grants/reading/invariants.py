"""The sums of the money: what is promised, paid and left agree, to the cent."""

from django.db.models import F, OuterRef, QuerySet

from workflows.upkeep.invariants import Invariant

from ..models import Application, Call, FundReservation, Payment, PaymentRun, ReclaimReceipt
from .sums import total


def _calls() -> QuerySet[Call, object]:
    """What a call says is promised is the sum of its open promises."""
    promised = FundReservation.objects.filter(call=OuterRef("pk"), released_at=None)
    return Call.objects.exclude(committed=total(promised, "call")).values_list("slug", flat=True)


def _back(application: OuterRef) -> QuerySet[ReclaimReceipt]:
    """What came back, also for settlements that were looked at again after a complaint."""
    return ReclaimReceipt.objects.kept().filter(reclaim__application=application)


def _paid() -> QuerySet[FundReservation, object]:
    """What is booked as paid are the released payments less what came back."""
    released = Payment.objects.released().filter(application=OuterRef("application"))
    back = _back(OuterRef("application"))
    rows = FundReservation.objects.annotate(
        out=total(released, "application"), back=total(back, "reclaim__application", "principal")
    )
    return rows.exclude(paid=F("out") - F("back")).values_list("application__number", flat=True)


def _too_much() -> QuerySet[Application, object]:
    """Nobody gets more than was decided, less what came back."""
    decided = Application.objects.filter(decisions__outcome="approve")
    released = Payment.objects.released().filter(application=OuterRef("pk"))
    over = decided.annotate(
        out=total(released, "application"),
        back=total(_back(OuterRef("pk")), "reclaim__application", "principal"),
    ).filter(out__gt=F("decisions__amount") + F("back"))
    return over.values_list("number", flat=True)


def _approved_without_promise() -> QuerySet[Application, object]:
    decided = Application.objects.filter(decisions__outcome="approve", reservation=None)
    promised = Application.objects.filter(reservation__isnull=False).exclude(decisions__outcome="approve")
    return (decided | promised).distinct().values_list("number", flat=True)


def _runs() -> QuerySet[PaymentRun, object]:
    payments = Payment.objects.filter(run=OuterRef("pk"))
    return PaymentRun.objects.exclude(total=total(payments, "run")).values_list("reference", flat=True)


INVARIANTS = (
    Invariant("call_committed", "A call has promised the sum of its open promises.", _calls),
    Invariant("grant_paid", "What is booked as paid was released, less what came back.", _paid),
    Invariant("grant_limit", "Nobody is paid more than was decided.", _too_much),
    Invariant("grant_promised", "Exactly the approved have a promise.", _approved_without_promise),
    Invariant("run_total", "A payment run is the sum of its payments.", _runs),
)
