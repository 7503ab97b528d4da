"""May I? For messages, notes and the contact person of a case."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workflows.engine.reading import is_staff_for
from workflows.people.models import Role
from workflows.people.verdicts import ALLOWED, Verdict, refused

# Reviewers are missing on purpose: applicants don't know them, and they don't read each other.
OFFICE = (
    Role.ADVISER,
    Role.FORMAL_OFFICER,
    Role.DECISION_MAKER,
    Role.CASH,
    Role.EXAMINER,
    Role.CALL_MANAGER,
    Role.ADMIN,
)


def may_read_messages(user: Any, case: Any) -> Verdict:
    """The applicant's side and the office of the house; the auditor reads along."""
    if not is_staff_for(user, case) or user.has_role(*OFFICE, Role.AUDITOR):
        return ALLOWED
    return refused(_("Messages are read by the applicant and the office."))


def may_write_message(user: Any, case: Any) -> Verdict:
    """The applicant's side to the house, the office to the applicant."""
    if not is_staff_for(user, case) or user.has_role(*OFFICE):
        return ALLOWED
    return refused(_("Messages to the applicant are written by the office."))


def may_read_notes(user: Any, case: Any) -> Verdict:
    """The office and the auditor, never the applicant's side."""
    if is_staff_for(user, case) and user.has_role(*OFFICE, Role.AUDITOR):
        return ALLOWED
    return refused(_("Notes are read by the office."))


def may_write_note(user: Any, case: Any) -> Verdict:
    """The office only."""
    if is_staff_for(user, case) and user.has_role(*OFFICE):
        return ALLOWED
    return refused(_("Notes are written by the office."))


def may_take_over(user: Any, case: Any) -> Verdict:
    """Somebody of the office who is not yet the contact person of this running case."""
    verdict = may_write_note(user, case)
    if not verdict.allowed:
        return verdict
    if case.closed_at is not None:
        return refused(_("This case is closed."))
    if case.assignee_id == user.pk:
        return refused(_("You already look after this case."))
    return ALLOWED


def may_see_desk(user: Any) -> Verdict:
    """Everybody who works for the house with cases."""
    if user.has_role(*OFFICE, Role.REVIEWER, Role.AUDITOR):
        return ALLOWED
    return refused(_("All cases are seen by people who work for the house."))


def may_operate(user: Any) -> Verdict:
    """Administrators see how the house runs and decide about it."""
    if user.is_superuser or user.has_role(Role.ADMIN):
        return ALLOWED
    return refused(_("How the house runs is seen by administrators."))
