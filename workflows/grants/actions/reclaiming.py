"""Money that has to come back: asked for with a letter, noted part by part, closed with the last cent."""

import datetime
from collections.abc import Callable
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.letters import Letter
from workflows.engine import actions as engine
from workflows.engine import calendar, law
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience, Step, StepState
from workflows.engine.rules import may_perform
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.money import figures

from ..letters import reclaims as letters
from ..models import (
    Application,
    BankEntry,
    FundReservation,
    GrantSettlement,
    Owed,
    Reclaim,
    ReclaimPart,
    ReclaimReceipt,
)
from ..rules import interest as interest_rules
from ..rules import reclaims as rules
from ..rules.reclaims import Account
from . import dunning, telling
from .ledger import give_back

NODE = "reclaim"


def ask(case: Application, settlement: GrantSettlement, actor: User, principal: Decimal) -> Reclaim:
    """The group is asked to pay back: one part, due in four weeks, with a letter and its GiroCode."""
    reclaim = Reclaim.objects.create(
        application=case,
        settlement=settlement,
        principal=principal,
        interest_from=case.call.reclaim_interest,
    )
    _add_part(reclaim, Owed.PRINCIPAL, principal, 1)
    account = rules.account_of(reclaim)
    write = lambda language: letters.demand(account, actor, language)  # noqa: E731
    telling.answer(case, "settled", write, actor, settlement=settlement, due=account.rows[0])
    dunning.schedule(case, account)
    return reclaim


def _add_part(reclaim: Reclaim, kind: str, amount: Decimal, number: int) -> ReclaimPart:
    days = int(law.value("reclaim.days"))
    due_on = timezone.localdate(calendar.due(timezone.now(), days))
    return ReclaimPart.objects.create(reclaim=reclaim, number=number, kind=kind, amount=amount, due_on=due_on)


def withdraw(case: Application) -> None:
    """The settlement is looked at again: nothing is asked back until it is confirmed anew."""
    Reclaim.objects.filter(application=case, withdrawn_at=None).update(withdrawn_at=timezone.now())
    engine.stop_deadlines(case, dunning.CODE)


@transaction.atomic
def receive_reclaim(
    *,
    step: Step,
    actor: User,
    received_on: datetime.date,
    amount: Decimal | None = None,
    entry: BankEntry | None = None,
) -> GrantSettlement:
    """Money came back: all that is open, or `amount` of it. With the last cent the file is closed.

    It covers the grant first and the interest after that, as the contract says in favour of the group
    (§ 367 Abs. 1 BGB would turn that round). Raises Invalid for more than is open.
    """
    if received_on > timezone.localdate():
        raise Invalid({"received_on": _("This day is still to come.")})
    case, step, reclaim = held(step)
    require(may_perform(actor, step, case))
    account = rules.account_of(reclaim)
    amount = _fitting(account, amount)
    principal = min(amount, account.principal_open)
    ReclaimReceipt.objects.create(
        reclaim=reclaim,
        principal=principal,
        interest=amount - principal,
        received_on=received_on,
        noted_by=actor,
        entry=entry,
    )
    FundReservation.objects.filter(application=case).update(paid=F("paid") - principal)
    data = {"amount": str(amount), "received_on": received_on.isoformat()}
    engine.record(case, actor=actor, verb="reclaim.received", data=data)
    go_on(case, step, reclaim, actor, amount=amount)
    return GrantSettlement.objects.get(pk=reclaim.settlement_id)


def held(step: Step) -> tuple[Application, Step, Reclaim]:
    """Case, step and reclaim as they are now, behind the lock; AlreadyDone when it is settled."""
    lock_case(step.case_id)
    step = Step.objects.select_related("task__process", "case").get(pk=step.pk)
    case = Application.objects.select_related("call", "organisation").get(pk=step.case_id)
    reclaim = rules.standing(case)
    if step.state != StepState.OPEN or step.node != NODE or reclaim is None:
        raise AlreadyDone(_("This reclaim is settled."))
    return case, step, reclaim


def open_step(case: Application) -> Step:
    """The step in which money is waited for; AlreadyDone when nothing has to come back."""
    step = Step.objects.open().filter(case_id=case.pk, node=NODE).first()
    if step is None:
        raise AlreadyDone(_("This reclaim is settled."))
    return step


def _fitting(account: Account, amount: Decimal | None) -> Decimal:
    amount = account.open if amount is None else amount
    if amount <= 0 or amount != amount.quantize(Decimal("0.01")):
        raise Invalid({"amount": _("Write an amount above 0 with at most two digits for cents.")})
    if amount > account.open:
        text = _("Only %(open)s € are open. What is too much belongs to the group: pay it back.")
        raise Invalid({"amount": text % {"open": figures(account.open)}})
    return amount


def go_on(
    case: Application, step: Step, reclaim: Reclaim, actor: User, *, amount: Decimal = Decimal(0)
) -> None:
    """After money came or was let go: ask for the interest, wait for the next part, or close the file.

    When the last of the grant is let go, its interest goes with it.
    """
    account = rules.account_of(reclaim)
    if amount and not account.principal_open and not account.asks_interest:
        account = _ask_interest(case, account, actor)
    if account.open:
        dunning.schedule(case, account)
        if amount:
            telling.tell(case, "reclaim_part", account=account, amount=amount, due=account.next)
        return
    _close(case, step, account)
    if amount:
        telling.tell(case, "reclaim_received", settlement=reclaim.settlement, account=account)


def _ask_interest(case: Application, account: Account, actor: User) -> Account:
    """The interest up to the day of the last money is a part of its own; small sums are not asked for."""
    last = max(each.received_on for each in account.receipts)
    amount = interest_rules.accrued(account, last)
    if amount <= case.call.reclaim_limit:
        return account
    number = max(each.number for each in account.parts) + 1
    _add_part(account.reclaim, Owed.INTEREST, amount, number)
    account = rules.account_of(account.reclaim)
    send(case, "reclaim_interest", account, letters.interest, actor)
    engine.record(case, actor=actor, verb="reclaim.interest", data={"amount": str(amount)})
    return account


def send(case: Application, mail: str, account: Account, write: Callable[..., Letter], actor: User) -> None:
    """A letter about the reclaim with its mail."""
    due: object = account.next
    telling.answer(
        case, mail, lambda language: write(account, actor, language), actor, account=account, due=due
    )


def _close(case: Application, step: Step, account: Account) -> None:
    """Nothing is open any more: the call has the rest back, and the house's clock ends the step."""
    engine.stop_deadlines(case, dunning.CODE)
    days = [each.received_on for each in account.receipts]
    GrantSettlement.objects.filter(pk=account.reclaim.settlement_id).update(
        received_on=max(days) if days else None
    )
    with engine.performing(step, actor=None, verb="reclaim.closed", audience=Audience.EVERYONE) as doing:
        give_back(doing.case, account.reclaim.settlement.final_grant)
