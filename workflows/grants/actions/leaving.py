"""Ending an application before the decision: the applicant withdraws, or an answer never came."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Step
from workflows.people.models import Role, User
from workflows.people.verdicts import AlreadyDone, NotAllowed, require

from ..models import Application
from ..rules import steps
from . import telling
from .answering import ANSWERS

DECIDED = (
    *("approved", "lapsed", "rejected", "rejected_formal", "withdrawn", "expired"),
    *("countersign", "running", "payment_check", "payment_release", "examination"),
    *("settlement", "reclaim", "closed"),
)


@transaction.atomic
def withdraw(*, case: Application, actor: User) -> Application:
    """The application is over because the applicant says so; possible until the decision."""
    if case.submitted_at is None:
        require(steps.may_edit(actor, case))
    else:
        require(steps.may_sign(actor, case))
    if Application.objects.values_list("stage", flat=True).get(pk=case.pk) in DECIDED:
        raise AlreadyDone(_("This application has been decided already. Please talk to us."))
    submitted = case.submitted_at is not None
    engine.cancel(case, actor=actor, verb="withdrawn", stage="withdrawn")
    if submitted:
        telling.tell(case, "withdrawn")
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
