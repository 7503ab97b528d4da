"""What the cash desk sees: payments to be given to the bank, runs, everything released."""

from django.db.models import QuerySet

from ..models import Payment, PaymentRun

RUNS_SHOWN = 30


def desk() -> dict[str, object]:
    """Payments that wait for the bank with their sum, and the last runs."""
    waiting = list(_with_names(Payment.objects.to_order()))
    return {
        "waiting": waiting,
        "total": sum(each.amount for each in waiting),
        "came_back": list(_with_names(Payment.objects.came_back())),
        "runs": PaymentRun.objects.select_related("created_by")[:RUNS_SHOWN],
    }


def released() -> QuerySet[Payment]:
    """Everything that was released, oldest first."""
    return _with_names(Payment.objects.released()).order_by("released_at", "id")


def _with_names(payments: QuerySet[Payment]) -> QuerySet[Payment]:
    return payments.select_related("application__call", "checked_by", "released_by", "run")
