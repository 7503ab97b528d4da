"""Money that comes although nobody pursued it any more: shelved (Niederschlagung) is not waived."""

import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.money import figures

from ..models import Application, BankEntry, FundReservation, GrantSettlement, ReclaimReceipt
from ..rules import reclaims as rules
from ..rules.reclaims import Account
from . import telling
from .ledger import give_back


@transaction.atomic
def receive_shelved(
    *,
    case: Application,
    actor: User,
    received_on: datetime.date,
    amount: Decimal,
    entry: BankEntry | None = None,
) -> ReclaimReceipt:
    """The group paid what the house did not pursue any more: it counts, and the call has it back.

    Shelving (VV Nr. 2 zu § 59 BHO) does not extinguish the claim; what was waived for good is not taken.
    """
    require(rules.may_book_shelved(actor, case))
    if received_on > timezone.localdate():
        raise Invalid({"received_on": _("This day is still to come.")})
    lock_case(case.pk)
    case = Application.objects.select_related("call", "organisation").get(pk=case.pk)
    account = _account(case)
    _fits(account, amount)
    principal = min(amount, account.shelved_principal)
    receipt = ReclaimReceipt.objects.create(
        reclaim=account.reclaim,
        principal=principal,
        interest=amount - principal,
        received_on=received_on,
        noted_by=actor,
        entry=entry,
        of_shelved=True,
    )
    _book(case, account, receipt)
    data = {"amount": str(amount), "received_on": received_on.isoformat()}
    engine.record(case, actor=actor, verb="reclaim.received", data=data)
    telling.tell(case, "reclaim_late", amount=amount)
    return receipt


def _account(case: Application) -> Account:
    reclaim = rules.standing(case)
    account = rules.account_of(reclaim) if reclaim is not None else None
    if account is None or not account.shelved:
        raise AlreadyDone(_("Nothing is open here of money that was not pursued any more."))
    return account


def _fits(account: Account, amount: Decimal) -> None:
    if amount <= 0 or amount != amount.quantize(Decimal("0.01")):
        raise Invalid({"amount": _("Write an amount above 0 with at most two digits for cents.")})
    if amount > account.shelved:
        text = _("Only %(open)s € are open. What is too much belongs to the group: pay it back.")
        raise Invalid({"amount": text % {"open": figures(account.shelved)}})


def _book(case: Application, account: Account, receipt: ReclaimReceipt) -> None:
    """The money counts as come back; once the file is closed the call may promise it to others."""
    FundReservation.objects.filter(application=case).update(paid=F("paid") - receipt.principal)
    settlement = GrantSettlement.objects.get(pk=account.reclaim.settlement_id)
    if case.closed_at is not None:
        settlement.received_on = max(settlement.received_on or receipt.received_on, receipt.received_on)
        settlement.save(update_fields=["received_on"])
        give_back(case, settlement.final_grant)
