"""Whether a group may take its own request back: until it is answered, by whoever may ask."""

from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, PaymentKind
from . import running

CHANGE_STAGES = ("change_check", "change_decision")
PAYMENT_STAGES = ("payment_check", "payment_release")


def may_take_back(user: User, case: Application) -> Verdict:
    """A representative or the treasurer, while the house has not answered."""
    return possible(case) and running.may_run(user, case)


def possible(case: Application) -> Verdict:
    """A request for a change or for money waits; a rest that the house itself found is none."""
    if case.stage in CHANGE_STAGES:
        return ALLOWED
    if case.stage in PAYMENT_STAGES:
        payment = running.waiting(case)
        if payment is not None and payment.kind != PaymentKind.REST:
            return ALLOWED
    return refused(_("No request waits here that could be taken back."))
