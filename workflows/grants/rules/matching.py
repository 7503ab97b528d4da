"""To which payment, payment run or reclaim a movement of the account belongs: by reference and amount."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..bank.statements import Entry
from ..models import GrantSettlement, Payment, PaymentRun, PaymentState

type Thing = Payment | PaymentRun | GrantSettlement
_BETWEEN = re.compile(r"[\s\-]+")


@dataclass(frozen=True)
class Proposal:
    """A movement and what it seems to be."""

    entry: Entry
    thing: Thing


def proposals(entries: Iterable[Entry]) -> list[Proposal]:
    """The movements that fit something the house waits for; money that went back to us fits nothing."""
    waiting = _Waiting()
    found = ((entry, waiting.thing(entry)) for entry in entries if not entry.returned)
    return [Proposal(entry, thing) for entry, thing in found if thing is not None]


class _Waiting:
    """Everything given to the bank and not yet seen there, and every reclaim that is still to come."""

    def __init__(self) -> None:
        ordered = Payment.objects.filter(state=PaymentState.ORDERED, paid_on=None)
        self.payments = {
            f"{each.application.number}-{each.number}": each for each in ordered.select_related("application")
        }
        runs = PaymentRun.objects.filter(payments__paid_on=None).distinct()
        self.runs = {each.reference: each for each in runs}
        settled = GrantSettlement.objects.filter(
            returned_at=None, received_on=None, settled_at__isnull=False, reclaim__gt=0
        ).select_related("application")
        self.reclaims: Sequence[GrantSettlement] = list(settled)

    def thing(self, entry: Entry) -> Thing | None:
        if entry.incoming:
            return self._reclaim(entry)
        payment = self.payments.get(entry.end_to_end)
        if payment is not None and payment.amount == entry.amount:
            return payment
        run = self.runs.get(entry.batch)
        return run if run is not None and run.total == entry.amount else None

    def _reclaim(self, entry: Entry) -> GrantSettlement | None:
        """The reclaim of this amount whose case number stands in the reference, however it is spelt."""
        said = _joined(f"{entry.purpose} {entry.end_to_end}")
        fitting = [
            each
            for each in self.reclaims
            if each.reclaim == entry.amount and _joined(each.application.number or "?") in said
        ]
        return fitting[0] if len(fitting) == 1 else None


def _joined(text: str) -> str:
    return _BETWEEN.sub("", text).upper()
