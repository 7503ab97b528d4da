"""Reading in what the bank booked, and confirming that it is what it seems to be."""

import hashlib
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.models import Step
from workflows.people.models import House, User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..bank.statements import LARGEST, NotAStatement, entries
from ..models import (
    BankEntry,
    BankStatement,
    EntryState,
    GrantSettlement,
    Payment,
    PaymentRun,
    PaymentState,
)
from ..rules import matching, running
from .bouncing import bounce
from .reclaiming import receive_reclaim
from .reversing import take_away
from .shelved import receive_shelved


@dataclass(frozen=True)
class Read:
    """What a file held: how many movements, and how many proposals are new."""

    statement: BankStatement
    movements: int
    proposed: int


@transaction.atomic
def read_statement(*, actor: User, file: UploadedFile) -> Read:
    """The movements that fit a payment or reclaim wait for the cash desk; nothing else is kept.

    A movement that another statement listed before is not proposed again.
    """
    require(running.may_pay_out(actor))
    content = file.read(LARGEST + 1)
    movements = _movements(content)
    statement, fresh = BankStatement.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={"name": (file.name or "")[:150], "movements": len(movements), "imported_by": actor},
    )
    if not fresh:
        raise Invalid({"file": _("This statement was read in before.")})
    known = BankEntry.objects.count()
    rows = [_row(statement, each) for each in matching.proposals(movements)]
    BankEntry.objects.bulk_create(rows, ignore_conflicts=True)
    return Read(statement, len(movements), BankEntry.objects.count() - known)


def _movements(content: bytes) -> list[matching.Entry]:
    if len(content) > LARGEST:
        raise Invalid({"file": _("The file is too large: at most 10 MB.")})
    try:
        found = entries(content)
    except NotAStatement:
        raise Invalid(
            {
                "file": _(
                    "This is no bank statement in the format CAMT.053. Ask your bank for an XML or zip file."
                )
            }
        ) from None
    own = House.load().iban
    if not found:
        raise Invalid({"file": _("There is no final booking in this statement.")})
    if not own or any(each.account != own for each in found):
        raise Invalid({"file": _("This statement belongs to another account than the house’s.")})
    return found


def _row(statement: BankStatement, proposal: matching.Proposal) -> BankEntry:
    entry, thing = proposal.entry, proposal.thing
    return BankEntry(
        statement=statement,
        key=entry.key,
        booked_on=entry.booked_on,
        amount=entry.amount,
        name=entry.name[:140],
        iban=entry.iban[:34],
        purpose=entry.purpose[:500],
        returned=entry.returned,
        reason=entry.reason[:140],
        payment=thing if isinstance(thing, Payment) else None,
        run=thing if isinstance(thing, PaymentRun) else None,
        settlement=thing if isinstance(thing, GrantSettlement) else None,
        reverses=proposal.reverses,
    )


@transaction.atomic
def confirm_entry(*, entry: BankEntry, actor: User) -> BankEntry:
    """The payment was executed or came back, or money arrived; with its last cent a reclaim is closed."""
    entry = _answer(entry, actor, EntryState.CONFIRMED)
    if entry.reverses is not None:
        take_away(entry, entry.reverses, actor)
        return entry
    if entry.returned:
        bounce(entry, actor)
        return entry
    if entry.settlement is not None:
        _receive(entry, entry.settlement, actor)
        return entry
    which = {"run": entry.run} if entry.run is not None else {"pk": entry.payment_id}
    waiting = Payment.objects.filter(state=PaymentState.ORDERED, paid_on=None, **which)
    if not waiting.update(paid_on=entry.booked_on):
        raise AlreadyDone(_("This payment was confirmed before."))
    return entry


def _receive(entry: BankEntry, settlement: GrantSettlement, actor: User) -> None:
    case = settlement.application
    step = Step.objects.open().filter(case=case.pk, node="reclaim").first()
    came = {"actor": actor, "received_on": entry.booked_on, "amount": entry.amount, "entry": entry}
    try:
        if step is None:
            receive_shelved(case=case, **came)
        else:
            receive_reclaim(step=step, **came)
    except Invalid as refusal:  # more came together than is open
        raise AlreadyDone(" ".join(str(text) for text in refusal.errors.values())) from None


@transaction.atomic
def reject_entry(*, entry: BankEntry, actor: User) -> BankEntry:
    """The movement is something else; nothing changes for the payment or reclaim."""
    return _answer(entry, actor, EntryState.REJECTED)


def _answer(entry: BankEntry, actor: User, state: EntryState) -> BankEntry:
    require(running.may_pay_out(actor))
    entry = BankEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if entry.state != EntryState.PROPOSED:
        raise AlreadyDone(_("This booking was answered before."))
    entry.state, entry.answered_by, entry.answered_at = state, actor, timezone.now()
    try:
        with transaction.atomic():
            entry.save(update_fields=["state", "answered_by", "answered_at"])
    except IntegrityError:
        raise AlreadyDone(_("Another booking was confirmed for this before.")) from None
    return entry
