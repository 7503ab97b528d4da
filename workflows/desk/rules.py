"""May I? For messages, notes and the contact person of a case."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workflows.desk.models import SavedView
from workflows.engine import kinds
from workflows.engine.looking import steps_of
from workflows.engine.membership import representatives
from workflows.engine.models import Case
from workflows.engine.standing import standing, works_for_house
from workflows.people.models import OFFICE_ROLES, Role, User, Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

OFFICE = OFFICE_ROLES
NO_APPLICANT = _("Nobody outside the house asked for this: there is nobody to write to.")
NO_COLLEAGUE = _("This person can’t be given the step.")


def may_read_messages(user: Any, case: Any) -> Verdict:
    """The applicant's side and the office of the house; the auditor reads along. Where there is a side."""
    if _is_of_the_house(case):
        return refused(NO_APPLICANT)
    if standing(case, user).belongs or _reads_inside(user, case):
        return ALLOWED
    return refused(_("Messages are read by the applicant and the office."))


def may_write_message(user: User, case: Case) -> Verdict:
    """The applicant's side to the house, the office to the applicant."""
    if _is_of_the_house(case):
        return refused(NO_APPLICANT)
    if standing(case, user).belongs or _in_office(user, case):
        return ALLOWED
    return refused(_("Messages to the applicant are written by the office."))


def _is_of_the_house(case: Case) -> bool:
    """Nobody outside asked for it: it never had an applicant."""
    return not kinds.get(case.kind).applicant_acts and case.applicant.anonymised_at is not None


def may_read_notes(user: object, case: object) -> Verdict:
    """The office and the auditor, never the applicant's side."""
    if _reads_inside(user, case):
        return ALLOWED
    return refused(_("Notes are read by the office."))


def may_write_note(user: object, case: object) -> Verdict:
    """The office only."""
    if _in_office(user, case):
        return ALLOWED
    return refused(_("Notes are written by the office."))


def may_read_log(user: User) -> Verdict:
    """Administrators and auditors: who did what, not what stands in a case."""
    if user.has_role(Role.ADMIN, Role.AUDITOR):
        return ALLOWED
    return refused(_("The log is read by administrators and auditors."))


def may_draw(user: User) -> Verdict:
    """Auditors and administrators; who may not open a case sees its number only."""
    if user.has_role(Role.ADMIN, Role.AUDITOR):
        return ALLOWED
    return refused(_("Samples are drawn by auditors and administrators."))


def may_ask_office(user: User, case: Case) -> Verdict:
    """Whoever was given a step by name, such as a reviewer, and does not sit in the office themselves."""
    if not works_for_house(user, case) or user.has_role(*OFFICE):
        return refused(_("Questions to the office are asked by people who work on a case for it."))
    if any(step.assignee_id == user.pk for step in steps_of(case)):
        return ALLOWED
    return refused(_("No step of this case was given to you."))


def may_take_over(user: User, case: Case) -> Verdict:
    """Somebody of the office who is not yet the contact person of this running case."""
    verdict = may_write_note(user, case)
    if not verdict.allowed:
        return verdict
    if case.closed_at is not None:
        return refused(_("This case is closed."))
    if case.assignee_id == user.pk:
        return refused(_("You already look after this case."))
    return ALLOWED


def may_hand_over(user: object, case: Case) -> Verdict:
    """The office, while the case runs and nobody can act for the applicant any more."""
    verdict = may_write_note(user, case)
    if not verdict.allowed:
        return verdict
    if case.closed_at is not None:
        return refused(_("This case is closed."))
    if not kinds.get(case.kind).applicant_acts:
        return refused(_("Nobody outside the house has to act in this case."))
    if representatives(case):
        return refused(_("Somebody acts for the applicant already."))
    return ALLOWED


def may_see_desk(user: User) -> Verdict:
    """Everybody who works for the house with cases."""
    if user.has_role(*OFFICE, Role.REVIEWER, Role.AUDITOR):
        return ALLOWED
    return refused(_("All cases are seen by people who work for the house."))


def may_change_view(user: User, view: SavedView) -> Verdict:
    """Who saved it; a shared one whose owner works here no longer is anybody's at the desk."""
    if view.owner_id == user.pk:
        return ALLOWED
    if view.is_shared and not may_see_desk(view.owner).allowed:
        return may_see_desk(user)
    return refused(_("This view is changed by whoever saved it."))


def may_follow(user: User, case: Case) -> Verdict:
    """Everybody who reads the case for the house."""
    if works_for_house(user, case):
        return ALLOWED
    return refused(_("Cases are followed by people who work on them for the house."))


def may_batch(user: User) -> Verdict:
    """The office; each case is asked about by itself."""
    if user.has_role(*OFFICE):
        return ALLOWED
    return refused(_("Many cases at once are worked on by the office."))


def may_be_given(person: User, case: Case) -> Verdict:
    """Somebody of the office who is not on the applicant's side, while the case runs."""
    if case.closed_at is not None:
        return refused(_("This case is closed."))
    if _in_office(person, case):
        return ALLOWED
    return refused(_("%(person)s may not work on this case.") % {"person": person})


def reads_labels(user: Visitor) -> bool:
    """Whether the person may read labels in cases that are not their own side's."""
    return isinstance(user, User) and user.has_role(*OFFICE, Role.AUDITOR)


def may_read_labels(user: User) -> Verdict:
    """The office and the auditor, and administrators, who look after the words."""
    if reads_labels(user) or may_manage_labels(user):
        return ALLOWED
    return refused(_("Labels are read by the office."))


def may_manage_labels(user: User) -> Verdict:
    """Administrators say which labels there are."""
    if user.is_superuser or user.has_role(Role.ADMIN):
        return ALLOWED
    return refused(_("Which labels there are is decided by administrators."))


def may_be_absent(user: User) -> Verdict:
    """Everybody who works for the house."""
    if user.is_active and user.works_here:
        return ALLOWED
    return refused(_("Absences are noted by people who work for the house."))


def may_note_absences(user: User) -> Verdict:
    """Administrators, for colleagues who fell ill or forgot."""
    if user.has_role(Role.ADMIN):
        return ALLOWED
    return refused(_("Absences of others are noted by administrators."))


def may_read_numbers(user: User) -> Verdict:
    """Who leads the house, who writes calls and who audits; no person can be told from the numbers."""
    if user.has_role(Role.DECISION_MAKER, Role.CALL_MANAGER, Role.AUDITOR):
        return ALLOWED
    return refused(_("The numbers are read by decision makers, call managers and auditors."))


def may_operate(user: User) -> Verdict:
    """Administrators see how the house runs and decide about it."""
    if user.is_superuser or user.has_role(Role.ADMIN):
        return ALLOWED
    return refused(_("How the house runs is seen by administrators."))


LOOK_IS_OVER = _("The half hour is over. Write the reason again if you still have to see it.")


def may_help(user: User) -> Verdict:
    """Administrators see what somebody's own pages list, with a reason."""
    if user.has_role(Role.ADMIN):
        return ALLOWED
    return refused(_("What somebody’s pages list is seen by administrators who help them."))


def may_read_looks(user: User) -> Verdict:
    """Administrators and auditors: who saw whose lists, and why."""
    if user.has_role(Role.ADMIN, Role.AUDITOR):
        return ALLOWED
    return refused(_("Who saw whose lists is read by administrators and auditors."))


def may_keep(user: User) -> Verdict:
    """Administrators and the lead of the house decide how long things are kept; they see identifiers only."""
    if user.is_superuser or user.has_role(Role.ADMIN, Role.DECISION_MAKER):
        return ALLOWED
    return refused(_("How long things are kept is decided by administrators and the lead of the house."))


def _in_office(user: Any, case: Any) -> bool:
    return user.has_role(*OFFICE) and works_for_house(user, case)


def _reads_inside(user: Any, case: Any) -> bool:
    return user.has_role(*OFFICE, Role.AUDITOR) and works_for_house(user, case)
