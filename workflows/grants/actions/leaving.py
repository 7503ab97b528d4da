"""Ending before the end: the applicant withdraws or gives the grant back, or an answer never came."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Step
from workflows.people.models import Role, User
from workflows.people.verdicts import AlreadyDone, NotAllowed, require

from ..models import (
    Application,
    ChangeRequest,
    ChangeState,
    FundReservation,
    GrantSettlement,
    Payment,
    PaymentState,
)
from ..rules import leaving as rules
from ..rules import running, steps
from . import reporting, telling
from .answering import ANSWERS
from .ledger import give_back


@transaction.atomic
def withdraw(*, case: Application, actor: User) -> Application:
    """The application is over because the applicant says so; a grant that runs is given back.

    Until money was paid the promise just falls away. After that the file is settled with nothing accepted:
    a second person confirms it, and what was paid comes back. Raises AlreadyDone when it is too late.
    """
    require((steps.may_edit if case.submitted_at is None else steps.may_sign)(actor, case))
    lock_case(case.pk)
    case = Application.objects.select_related("call").get(pk=case.pk)
    if not (verdict := rules.possible(case)):
        raise AlreadyDone(verdict.reason)
    if running.paid(case):
        return _give_back(case, actor)
    _let_go(case)
    submitted = case.submitted_at is not None
    engine.cancel(case, actor=actor, verb="withdrawn", stage="withdrawn")
    if submitted:
        telling.tell(case, "withdrawn")
    return case


def _let_go(case: Application) -> None:
    """Nothing was paid: what was asked for is void, and the call has the whole promise back."""
    ChangeRequest.objects.waiting().filter(application=case).update(state=ChangeState.VOID)
    Payment.objects.waiting().filter(application=case).update(state=PaymentState.RETURNED)
    if FundReservation.objects.filter(application=case, released_at=None).exists():
        give_back(case, Decimal(0))


def _give_back(case: Application, actor: User) -> Application:
    """No cost is accepted, so all that was paid comes back (Nr. 8 ANBest-P)."""
    step = reporting.running_step(case)
    with engine.performing(step, actor=actor, verb="grant.given_back") as doing:
        case = doing.case
        found = rules.consequence(case)
        GrantSettlement.objects.create(
            application=case,
            accepted_costs=0,
            other_income=0,
            final_grant=0,
            paid=running.paid(case),
            reclaim=found.to_pay_back,
            given_back=True,
            examined_by=actor,
        )
        case.way = "settle"
        case.save(update_fields=["way"])
        doing.data = {"reclaim": str(found.to_pay_back)}
    return case


@transaction.atomic
def expire(*, case: Application, actor: User) -> Application:
    """An officer closes an application whose applicant did not answer in time."""
    if not actor.has_role(Role.FORMAL_OFFICER):
        raise NotAllowed(_("Only formal officers can do this."))
    require(steps.may_check_formally(actor, case))
    late = Step.objects.open().filter(case_id=case.pk, node__in=ANSWERS, due_at__lt=timezone.now())
    if not late.exists():
        raise AlreadyDone(_("The applicant still has time to answer."))
    engine.cancel(case, actor=actor, verb="expired", stage="expired")
    telling.tell(case, "expired")
    return case
