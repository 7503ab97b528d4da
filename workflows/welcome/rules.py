"""May I? For requests at the door."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.calendar import due_working_days
from workflows.engine.membership import mine
from workflows.engine.standing import standing
from workflows.people.models import Role, User, Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

READERS = (Role.ADVISER, Role.AUDITOR)
WORKING_DAYS = 5  # the house promises a first answer within so many


def visible(user: User) -> Q:
    """The condition on Case: advisers and auditors see every request, others their own."""
    return Q() if user.has_role(*READERS) else mine(user)


def may_answer(user: Any, case: Any) -> Verdict:
    """An adviser; nobody answers the own request."""
    if standing(case, user).belongs:
        return refused(_("This is your own request. Somebody else answers it."))
    return ALLOWED if user.has_role(Role.ADVISER) else refused(_("Only advisers answer requests."))


def may_see_numbers(user: Visitor) -> Verdict:
    """Whoever reads requests sees them in numbers."""
    if user.is_authenticated and user.has_role(*READERS):
        return ALLOWED
    return refused(_("Only advisers and auditors see requests in numbers."))


def days_to_answer(case: Any) -> int:
    """Five working days, in calendar days from today."""
    end = timezone.localdate(due_working_days(timezone.now(), WORKING_DAYS))
    return (end - timezone.localdate()).days
