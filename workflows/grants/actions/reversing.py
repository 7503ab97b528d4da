"""Money that had come back and that the bank took away again: it is open once more, the group hears of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience, Step, StepState
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid

from ..models import Application, BankEntry, GrantSettlement, ReclaimReceipt
from ..rules import reclaims as rules
from . import dunning, telling
from .ledger import hold_again
from .reclaiming import NODE


@transaction.atomic
def take_away(entry: BankEntry, receipt: ReclaimReceipt, actor: User) -> ReclaimReceipt:
    """The receipt does not count any more; a file that it had closed is open again until the money comes."""
    case_id = receipt.reclaim.application_id
    lock_case(case_id)
    case = Application.objects.select_related("call", "organisation").get(pk=case_id)
    receipt = ReclaimReceipt.objects.select_for_update(of=("self",)).get(pk=receipt.pk)
    if receipt.reversed_on is not None:
        raise AlreadyDone(_("This money was taken back before."))
    receipt.reversed_on = entry.booked_on
    receipt.save(update_fields=["reversed_on"])
    try:
        hold_again(case, receipt.principal)
    except Invalid as refusal:  # the call has promised it to others since
        raise AlreadyDone(" ".join(str(text) for text in refusal.errors.values())) from None
    data = {"amount": str(receipt.amount), "received_on": receipt.received_on.isoformat()}
    engine.record(case, actor=actor, verb="reclaim.reversed", data=data)
    if not receipt.of_shelved and receipt.reclaim.withdrawn_at is None:
        _wait_again(case, receipt, actor)
    return receipt


def _wait_again(case: Application, receipt: ReclaimReceipt, actor: User) -> None:
    """The cash desk waits for the money again, with the reminders that belong to it."""
    if case.stage == "closed":
        done = Step.objects.filter(case_id=case.pk, node=NODE, state=StepState.DONE)
        step = done.select_related("case").latest("done_at")
        engine.take_back(step, actor=actor, verb="reclaim.reopened", audience=Audience.STAFF)
        GrantSettlement.objects.filter(pk=receipt.reclaim.settlement_id).update(received_on=None)
        case = Application.objects.select_related("call", "organisation").get(pk=case.pk)
    account = rules.account_of(receipt.reclaim)
    dunning.schedule(case, account)
    telling.tell(case, "reclaim_reversed", receipt=receipt, account=account)
