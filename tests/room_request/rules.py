"""May I? For room requests."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused


def visible(user: User) -> Q:
    """The condition on Case: officers see every request, others their own."""
    return Q() if user.has_role(Role.FORMAL_OFFICER, Role.AUDITOR) else Q(applicant=user)


def may_answer(user: User, case: Any) -> Verdict:
    """Officers, but nobody answers the own request."""
    if case.applicant_id == user.pk:
        return refused(_("You asked for this room yourself. Somebody else answers."))
    return ALLOWED


def may_ask_for(day: date) -> Verdict:
    """A day that is still to come."""
    if day > timezone.localdate():
        return ALLOWED
    return refused(_("Choose a day that is still to come."))
