"""Withdrawing an application or giving a grant back: until when, by whom, and what becomes of the money."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application
from . import running, steps

CHOOSING = (
    *("draft", "formal_check", "returned_formal", "formal_rejection", "assignment", "review", "decision"),
    *("returned_revision", "recheck", "idea", "idea_rejection", "idea_chosen"),
)
# Money is promised; what was paid is asked back.
PROMISED = (
    *("approved", "countersign", "running", "payment_check", "payment_release"),
    *("change_check", "change_decision"),
)
SETTLING = ("examination", "settlement", "reclaim")


@dataclass(frozen=True)
class Consequence:
    """What withdrawing does to the money: promised euros that become free, and paid ones to give back."""

    freed: Decimal = Decimal(0)
    to_pay_back: Decimal = Decimal(0)


def may_withdraw(user: User, case: Application) -> Verdict:
    """Members while it is a draft, then who may sign; until the report is being settled."""
    verdict = (steps.may_edit if case.submitted_at is None else steps.may_sign)(user, case)
    return verdict and possible(case)


def possible(case: Application) -> Verdict:
    """Whether the stage allows it."""
    if case.stage in SETTLING:
        return refused(_("Your report is being settled. You get our answer in a letter."))
    if case.closed_at is not None or case.stage not in (*CHOOSING, *PROMISED):
        return refused(_("This application has been decided already. Please talk to us."))
    if case.stage in ("change_check", "change_decision") and running.paid(case):
        return refused(
            _("A change is being looked at. When you have our answer, you can give the grant back.")
        )
    if case.stage in ("payment_check", "payment_release") and running.paid(case):
        return refused(
            _("A payment of this grant is being looked at. When that is done, you can give the grant back.")
        )
    return ALLOWED


def consequence(case: Application) -> Consequence:
    """The euros that are concerned."""
    if case.stage not in PROMISED:
        return Consequence()
    paid = running.paid(case)
    over = paid if paid > case.call.reclaim_limit else Decimal(0)
    return Consequence(freed=running.approved(case) - paid, to_pay_back=over)
