"""Who may read and change an answer sheet, and which questions of it."""

from django.utils.translation import gettext as _

from workflows.engine.standing import standing
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from . import registry
from .models import AnswerSheet


def may_read(user: User, sheet: AnswerSheet) -> Verdict:
    """The process decides; by itself the applicant's side of the case."""
    if not user.is_authenticated or not user.is_active:
        return refused(_("Please sign in first."))
    kind = registry.kind_of(sheet)
    return kind.may_read(user, sheet) if kind.may_read else belongs(user, sheet)


def may_edit(user: User, sheet: AnswerSheet) -> Verdict:
    """The process decides; by itself the applicant's side of the case."""
    if not user.is_authenticated or not user.is_active:
        return refused(_("Please sign in first."))
    kind = registry.kind_of(sheet)
    return kind.may_edit(user, sheet) if kind.may_edit else belongs(user, sheet)


def may_publish(user: User) -> Verdict:
    """Editors, call managers and administrators decide what a form asks."""
    if user.has_role(Role.EDITOR, Role.CALL_MANAGER, Role.ADMIN):
        return ALLOWED
    return refused(_("Only editors and call managers can publish forms."))


def belongs(user: User, sheet: AnswerSheet) -> Verdict:
    """Allowed for the applicant's side of the case as it is today."""
    if standing(sheet.case, user).belongs:
        return ALLOWED
    return refused(_("This form belongs to somebody else."))
