"""To which payment, payment run or reclaim a movement of the account belongs: by reference and amount."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from ..bank.statements import Entry
from ..models import (
    GrantSettlement,
    Payment,
    PaymentRun,
    PaymentState,
    Reclaim,
    ReclaimReceipt,
    WaiverKind,
)
from .reclaims import Account, account_of

type Thing = Payment | PaymentRun | GrantSettlement
_BETWEEN = re.compile(r"[\s\-]+")


@dataclass(frozen=True)
class Proposal:
    """A movement and what it seems to be."""

    entry: Entry
    thing: Thing
    reverses: ReclaimReceipt | None = None


def proposals(entries: Iterable[Entry]) -> list[Proposal]:
    """The movements that fit something the house waits for, or a transfer of ours that came back."""
    waiting = _Waiting()
    found = (waiting.proposal(entry) for entry in entries)
    return [each for each in found if each is not None]


class _Waiting:
    """Everything given to the bank and not yet seen there, and every reclaim that is still to come."""

    def __init__(self) -> None:
        ordered = Payment.objects.filter(state=PaymentState.ORDERED).select_related("application")
        self.ordered = {f"{each.application.number}-{each.number}": each for each in ordered}
        self.payments = {name: each for name, each in self.ordered.items() if each.paid_on is None}
        runs = PaymentRun.objects.filter(payments__paid_on=None).distinct()
        self.runs = {each.reference: each for each in runs}
        shelved = Q(application__stage="closed", waivers__kind=WaiverKind.SHELVE)
        asked = Reclaim.objects.filter(Q(application__stage="reclaim") | shelved, withdrawn_at=None)
        self.reclaims: Sequence[Reclaim] = list(asked.select_related("application", "settlement").distinct())

    def proposal(self, entry: Entry) -> Proposal | None:
        if entry.returned and not entry.incoming:
            receipt = _taken_away(entry)
            return Proposal(entry, receipt.reclaim.settlement, receipt) if receipt else None
        thing = self._thing(entry)
        return Proposal(entry, thing) if thing is not None else None

    def _thing(self, entry: Entry) -> Thing | None:
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
        fitting = [each for each in named if entry.amount <= _may_come(account_of(each))]
        return fitting[0].settlement if len(fitting) == 1 else None


def _may_come(account: Account) -> Decimal:
    """What is open, or what came to be shelved: it stays owed in law."""
    return account.open or account.shelved


def _taken_away(entry: Entry) -> ReclaimReceipt | None:
    """The money that had come back and that the bank took again: by case number and amount, or by account."""
    came = ReclaimReceipt.objects.kept().select_related(
        "reclaim__application", "reclaim__settlement", "entry"
    )
    same = [each for each in came if each.amount == entry.amount]
    said = _joined(f"{entry.purpose} {entry.end_to_end}")
    named = [each for each in same if _joined(each.reclaim.application.number or "?") in said]
    known = [each for each in same if entry.iban and each.entry and each.entry.iban == entry.iban]
    fitting = named or known
    return fitting[0] if len(fitting) == 1 else None


def _joined(text: str) -> str:
    return _BETWEEN.sub("", text).upper()
