"""The budget of a call as its ledger shows it: reserved, approved, contracted, paid, reclaimed, free.

Reserved is what is promised now and counts against the budget; the database never lets it grow beyond that.
Approved is everything that was ever decided, contracted what both sides have signed.
"""

from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from ..models import (
    Call,
    ContractSignature,
    Decision,
    FundReservation,
    Outcome,
    Payment,
    ReclaimReceipt,
    Side,
)
from .sums import total

COLUMNS = ("approved", "contracted", "paid", "reclaimed")


def with_ledger(calls: QuerySet[Call]) -> QuerySet[Call]:
    """Each call with its sums, in one query."""
    call = OuterRef("pk")
    signed = ContractSignature.objects.filter(
        application=OuterRef("application"), side=Side.HOUSE, returned_at=None
    )
    held = FundReservation.objects.filter(Exists(signed), call=call, released_at=None)
    decided = Decision.objects.filter(application__call=call, outcome=Outcome.APPROVE)
    back = ReclaimReceipt.objects.kept().filter(reclaim__application__call=call)
    return calls.annotate(
        approved=total(decided, "application__call"),
        contracted=total(held, "call"),
        paid=total(Payment.objects.released().filter(application__call=call), "application__call"),
        reclaimed=total(back, "reclaim__application__call", "principal"),
    )


def ledger_row(call: Call) -> dict[str, Decimal]:
    """The columns of a call that `with_ledger` has read."""
    held = {"budget": call.budget, "kept": call.budget_reserve, "reserved": call.committed}
    return held | {name: getattr(call, name) for name in COLUMNS} | {"free": call.available}
