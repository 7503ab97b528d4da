"""Who may do what while a grant runs, and how long it may take."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import law
from workflows.engine.standing import standing
from workflows.people.models import MembershipFunction, Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Decision, FundReservation, Notice, NoticeKind, Outcome, Payment, PaymentKind
from . import four_eyes
from .four_eyes import Act
from .steps import may_check_formally, may_sign

# Nr. 1.4 ANBest-P: money may be called for what has to be paid within six weeks.
SIX_WEEKS = datetime.timedelta(days=42)
CENT = Decimal("0.01")
# While these last the project runs, whatever the house is looking at.
RUNNING = ("running", "payment_check", "payment_release", "change_check", "change_decision")


def may_sign_contract(user: User, case: Application) -> Verdict:
    """A representative signs; a formal officer without ties notes what was signed on paper."""
    if user.has_role(Role.FORMAL_OFFICER) and (allowed := may_check_formally(user, case)):
        return allowed
    return may_sign(user, case)


def may_run(user: User, case: Application) -> Verdict:
    """Whoever represents the organisation or keeps its money."""
    functions = (MembershipFunction.REPRESENTATIVE, MembershipFunction.TREASURER)
    if standing(case, user).function in functions:
        return ALLOWED
    return refused(
        _("Only a representative or the treasurer of the organisation can do this. Ask one of them.")
    )


def may_countersign(user: User, case: Application) -> Verdict:
    """Whoever signs for the house, and did not make the formal check."""
    return four_eyes.may(Act.COUNTERSIGN, user, case)


def may_check_payment(user: User, case: Application) -> Verdict:
    """Somebody who releases no payment of this case (rule 3)."""
    return four_eyes.may(Act.CHECK_PAYMENT, user, case)


def may_release_payment(user: User, case: Application) -> Verdict:
    """Somebody who checked no payment of this case (rule 3)."""
    return four_eyes.may(Act.RELEASE_PAYMENT, user, case)


def may_correct_payment(user: User, case: Application) -> Verdict:
    """An officer who releases no payment of this case writes the right account (rule 3)."""
    if not user.has_role(Role.FORMAL_OFFICER):
        return refused(_("Only formal officers can do this."))
    return four_eyes.may(Act.CHECK_PAYMENT, user, case)


def may_release_again(user: User, case: Application) -> Verdict:
    """The cash desk, and nobody who checked a payment of this case (rule 3)."""
    return may_pay_out(user) and four_eyes.may(Act.RELEASE_PAYMENT, user, case)


def may_examine(user: User, case: Application) -> Verdict:
    """Somebody who neither advised nor paid (rules 1 and 4)."""
    return four_eyes.may(Act.EXAMINE, user, case)


def may_settle(user: User, case: Application) -> Verdict:
    """Somebody other than the examiner."""
    return four_eyes.may(Act.SETTLE, user, case)


def may_receive(user: User, case: Application) -> Verdict:
    """The cash desk notes money that came back; nobody of the applicant's side."""
    return four_eyes.may(Act.RECEIVE, user, case)


def may_pay_out(user: User) -> Verdict:
    """The cash desk gives released payments to the bank."""
    if user.has_role(Role.CASH):
        return ALLOWED
    return refused(_("Only the cash desk can do this."))


# --- how long -----------------------------------------------------------------------------------------------


def days_to_sign(case: Application) -> int:
    """What is left of the days to sign, at least one."""
    last = case.sign_by or timezone.localdate()
    return max((last - timezone.localdate()).days, 1)


def days_to_pay_back(case: Application) -> int:
    """The days in which money has to come back."""
    return int(law.value("reclaim.days"))


def report_day(case: Application) -> datetime.date:
    """The day on which the report is due: so many days after the end of the project."""
    end = case.project_end or timezone.localdate()
    return end + datetime.timedelta(days=case.call.report_days)


def days_to_report(case: Application) -> int:
    """The days until the report is due; one when the day is over."""
    day = case.report_by or report_day(case)
    return max((day - timezone.localdate()).days, 1)


# --- how much -----------------------------------------------------------------------------------------------


def approved(case: Application) -> Decimal:
    """The grant that was promised."""
    decided = Decision.objects.filter(application=case, outcome=Outcome.APPROVE).values_list(
        "amount", flat=True
    )
    return decided.first() or Decimal(0)


def paid(case: Application) -> Decimal:
    """What was released so far, less what came back."""
    promised = FundReservation.objects.filter(application=case).first()
    return promised.paid if promised else Decimal(0)


def callable_now(case: Application) -> Decimal:
    """What the group may still ask for before its report (GA-27)."""
    return callable_of(case, approved(case), paid(case))


def callable_of(
    case: Application, grant: Decimal, out: Decimal, *, has_stopped: bool | None = None
) -> Decimal:
    """What may still be asked for of `grant` before the report, when `out` is paid already."""
    limit = grant
    if case.disbursement in ("", PaymentKind.ADVANCE):
        if stopped(case) if has_stopped is None else has_stopped:  # no advance once it has stopped
            return Decimal(0)
        limit = (grant * case.call.first_instalment_percent / 100).quantize(CENT, ROUND_HALF_UP)
    return max(limit - out, Decimal(0))


def stopped(case: Application) -> bool:
    """Whether the group said that its project has stopped."""
    return Notice.objects.filter(application=case, kind=NoticeKind.STOPPED).exists()


def waiting(case: Application) -> Payment | None:
    """The payment that is being looked at."""
    return Payment.objects.waiting().filter(application=case).first()
