"""To which payment, payment run or reclaim a movement of the account belongs: by reference and amount."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..bank.statements import Entry
from ..models import GrantSettlement, Payment, PaymentRun, PaymentState, Reclaim
from .reclaims import account_of

type Thing = Payment | PaymentRun | GrantSettlement
_BETWEEN = re.compile(r"[\s\-]+")


@dataclass(frozen=True)
class Proposal:
    """A movement and what it seems to be."""

    entry: Entry
    thing: Thing


def proposals(entries: Iterable[Entry]) -> list[Proposal]:
    """The movements that fit something the house waits for, or a transfer of ours that came back."""
    waiting = _Waiting()
    found = ((entry, waiting.thing(entry)) for entry in entries)
    return [Proposal(entry, thing) for entry, thing in found if thing is not None]


class _Waiting:
    """Everything given to the bank and not yet seen there, and every reclaim that is still to come."""

    def __init__(self) -> None:
        ordered = Payment.objects.filter(state=PaymentState.ORDERED).select_related("application")
        self.ordered = {f"{each.application.number}-{each.number}": each for each in ordered}
        self.payments = {name: each for name, each in self.ordered.items() if each.paid_on is None}
        runs = PaymentRun.objects.filter(payments__paid_on=None).distinct()
        self.runs = {each.reference: each for each in runs}
        asked = Reclaim.objects.filter(withdrawn_at=None, application__stage="reclaim")
        self.reclaims: Sequence[Reclaim] = list(asked.select_related("application", "settlement"))

    def thing(self, entry: Entry) -> Thing | None:
        if entry.returned:
            return self._came_back(entry)
        if entry.incoming:
            return self._reclaim(entry)
        payment = self.payments.get(entry.end_to_end)
        if payment is not None and payment.amount == entry.amount:
            return payment
        run = self.runs.get(entry.batch)
        return run if run is not None and run.total == entry.amount else None

    def _came_back(self, entry: Entry) -> Payment | None:
        """The transfer that the bank could not pay; it may keep a fee back."""
        payment = self.ordered.get(entry.end_to_end) if entry.incoming else None
        return payment if payment is not None and entry.amount <= payment.amount else None

    def _reclaim(self, entry: Entry) -> GrantSettlement | None:
        """The reclaim whose case number stands in the reference, however it is spelt, with so much open."""
        said = _joined(f"{entry.purpose} {entry.end_to_end}")
        named = [each for each in self.reclaims if _joined(each.application.number or "?") in said]
        fitting = [each for each in named if entry.amount <= account_of(each).open]
        return fitting[0].settlement if len(fitting) == 1 else None


def _joined(text: str) -> str:
    return _BETWEEN.sub("", text).upper()
