"""Who may make and publish calls, and whether a call takes an application now."""

from django.utils.translation import gettext as _

from workflows.people.models import STAFF_ROLES, Organisation, Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Call


def may_read(user: User) -> Verdict:
    """Everybody who works here reads all calls, also those that are not public."""
    if user.has_role(*STAFF_ROLES):
        return ALLOWED
    return refused(_("Only people who work here can see this."))


def may_manage(user: User) -> Verdict:
    """Call managers write calls."""
    if user.has_role(Role.CALL_MANAGER):
        return ALLOWED
    return refused(_("Only call managers can do this."))


def may_publish(user: User, call: Call) -> Verdict:
    """A call manager or decision maker other than the people who wrote it and asked for it."""
    if not user.has_role(Role.CALL_MANAGER, Role.DECISION_MAKER):
        return refused(_("Only call managers and decision makers publish calls."))
    if user.pk in (call.requested_by_id, call.created_by_id):
        return refused(
            _("You wrote this call or asked for its publication. A second person has to publish it.")
        )
    return ALLOWED


def may_apply(user: User, call: Call, organisation: Organisation | None) -> Verdict:
    """A member of the organisation, while a round of the call is open."""
    if call.window_at() is None:
        return refused(_("This call takes no applications at the moment."))
    if organisation is None or not organisation.memberships.filter(user=user).exists():
        return refused(_("You are not a member of this organisation."))
    return ALLOWED
