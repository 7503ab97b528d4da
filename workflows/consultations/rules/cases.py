"""May I? For asking, answering, moving, cancelling and writing down."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from workflows.engine.membership import mine
from workflows.engine.standing import standing
from workflows.people.models import Role, User, Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Consultation

READERS = (Role.ADVISER, Role.AUDITOR)
MOST_OPEN = 3  # nobody takes the times of all others
DAYS_TO_ANSWER = 3
DAYS_TO_WRITE = 3
LEAD = timedelta(hours=24)
HORIZON_DAYS = 56
OPEN = ("asked", "agreed")


def visible(user: User) -> Q:
    """The condition on Case: advisers and auditors see every consultation, others their own."""
    return Q() if user.has_role(*READERS) else mine(user)


def may_ask(user: User) -> Verdict:
    """At most three at once: a time that one holds is missing to all others."""
    waiting = Consultation.objects.filter(applicant=user, closed_at=None, starts_at__gte=timezone.now())
    if waiting.count() < MOST_OPEN:
        return ALLOWED
    text = ngettext(
        "You have %(n)s consultation ahead. Hold it first, or cancel it.",
        "You have %(n)s consultations ahead. Hold one of them first, or cancel it.",
        MOST_OPEN,
    )
    return refused(text % {"n": MOST_OPEN})


def may_advise(user: User, case: Consultation) -> Verdict:
    """An adviser; nobody advises the own group."""
    if standing(case, user).belongs:
        return refused(_("You belong to this group. Another adviser has to do this."))
    return ALLOWED if user.has_role(Role.ADVISER) else refused(_("Only advisers do this."))


def may_write_down(user: User, case: Consultation) -> Verdict:
    """Once it has begun: nobody writes down what has not been."""
    verdict = may_advise(user, case)
    if verdict and case.starts_at > timezone.now():
        return refused(_("This consultation has not begun yet."))
    return verdict


def may_move(user: User, case: Consultation) -> Verdict:
    """The group before it begins, or the adviser, as long as nothing was written down."""
    return _may_change(user, case)


def may_cancel(user: User, case: Consultation) -> Verdict:
    """As for moving."""
    return _may_change(user, case)


def _may_change(user: User, case: Consultation) -> Verdict:
    if case.stage not in OPEN:
        return refused(_("This consultation is over or was cancelled."))
    here = standing(case, user)
    if here.belongs:
        late = case.starts_at <= timezone.now()
        return refused(_("It has begun. Call us, please.")) if late else ALLOWED
    if user.has_role(Role.ADVISER) and user.pk == case.adviser_id:
        return ALLOWED
    return refused(_("Only the group and its adviser do this."))


def may_see_result(user: Visitor, case: Consultation) -> bool:
    """What an adviser writes for the house is not for the group."""
    return user.is_authenticated and user.has_role(*READERS) and not standing(case, user).belongs


def may_keep_hours(user: Visitor) -> Verdict:
    """Advisers, each their own."""
    if user.is_authenticated and user.has_role(Role.ADVISER):
        return ALLOWED
    return refused(_("Only advisers have hours."))


def may_see_numbers(user: Visitor) -> Verdict:
    """Whoever reads consultations sees them in numbers."""
    if user.is_authenticated and user.has_role(*READERS):
        return ALLOWED
    return refused(_("Only advisers and auditors see consultations in numbers."))


def days_to_answer(case: Consultation) -> int:
    """Three days, and before the day itself."""
    left = (timezone.localdate(case.starts_at) - timezone.localdate()).days
    return max(0, min(DAYS_TO_ANSWER, left - 1))


def days_to_write(case: Consultation) -> int:
    """Three days after it was held."""
    left = (timezone.localdate(case.starts_at) - timezone.localdate()).days
    return max(0, left) + DAYS_TO_WRITE
