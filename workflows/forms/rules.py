"""Who may read and change an answer sheet, and which questions of it."""

from django.utils.translation import gettext as _

from workflows.people.models import Membership, Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from . import registry
from .models import AnswerSheet


def may_read(user: User, sheet: AnswerSheet) -> Verdict:
    """The process decides; by itself the owner and the members of the organisation."""
    if not user.is_authenticated or not user.is_active:
        return refused(_("Please sign in first."))
    kind = registry.kind_of(sheet)
    return kind.may_read(user, sheet) if kind.may_read else is_member(user, sheet)


def may_edit(user: User, sheet: AnswerSheet) -> Verdict:
    """The process decides; by itself the owner and the members of the organisation."""
    if not user.is_authenticated or not user.is_active:
        return refused(_("Please sign in first."))
    kind = registry.kind_of(sheet)
    return kind.may_edit(user, sheet) if kind.may_edit else is_member(user, sheet)


def may_publish(user: User) -> Verdict:
    """Editors, call managers and administrators decide what a form asks."""
    if user.has_role(Role.EDITOR, Role.CALL_MANAGER, Role.ADMIN):
        return ALLOWED
    return refused(_("Only editors and call managers can publish forms."))


def is_member(user: User, sheet: AnswerSheet) -> Verdict:
    """Allowed for the owner and for members of the sheet's organisation."""
    if sheet.owner_id == user.pk:
        return ALLOWED
    if sheet.organisation_id is None:
        return refused(_("This form belongs to somebody else."))
    if Membership.objects.filter(user=user, organisation_id=sheet.organisation_id).exists():
        return ALLOWED
    return refused(_("This form belongs to somebody else."))
