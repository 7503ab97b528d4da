"""Who may make and publish calls, and whether a call takes an application now."""

from django.utils.translation import gettext as _

from workflows.people.membership import belongs
from workflows.people.models import STAFF_ROLES, Organisation, Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import WRITING, Call, CallState
from . import admissions


def may_read(user: User) -> Verdict:
    """Everybody who works here reads all calls, also those that are not public."""
    if user.has_role(*STAFF_ROLES):
        return ALLOWED
    return refused(_("Only people who work here can see this."))


def may_read_numbers(user: User) -> Verdict:
    """Who decides, who writes calls and who audits sees what has become of them."""
    if user.has_role(Role.DECISION_MAKER, Role.CALL_MANAGER, Role.AUDITOR):
        return ALLOWED
    return refused(_("Only decision makers, call managers and auditors can do this."))


def may_manage(user: User) -> Verdict:
    """Call managers write calls."""
    if user.has_role(Role.CALL_MANAGER):
        return ALLOWED
    return refused(_("Only call managers can do this."))


def may_change(user: User, call: Call) -> Verdict:
    """Call managers, as long as the call is a draft.

    Once published, its terms stay: people have prepared or handed in applications under them, and running
    cases read their amounts and deadlines from the call. Other terms are a new call, made as a copy.
    """
    managing = may_manage(user)
    if not managing or call.state == CallState.DRAFT:
        return managing
    if call.state == CallState.REQUESTED:
        return refused(_("A second person is looking at this call. Take it back first to change it."))
    return refused(_("A published call stays as it is. Copy it and close this one to change the terms."))


def may_return(user: User) -> Verdict:
    """Whoever could publish the call, or manages calls, gives it back to be changed."""
    if user.has_role(Role.CALL_MANAGER, Role.DECISION_MAKER):
        return ALLOWED
    return refused(_("Only call managers and decision makers publish calls."))


def may_publish(user: User, call: Call) -> Verdict:
    """A call manager or decision maker who neither wrote nor changed the call nor asked for this."""
    if not user.has_role(Role.CALL_MANAGER, Role.DECISION_MAKER):
        return refused(_("Only call managers and decision makers publish calls."))
    wrote = user.pk in (call.requested_by_id, call.created_by_id)
    if wrote or call.changes.filter(actor=user, verb__in=WRITING).exists():
        return refused(
            _("You wrote this call or asked for its publication. A second person has to publish it.")
        )
    return ALLOWED


def may_apply(user: User, call: Call, organisation: Organisation | None) -> Verdict:
    """A member of the organisation, while a round of the call is open."""
    if admissions.window_for(call, organisation) is None:
        return refused(_("This call takes no applications at the moment."))
    if organisation is None or not belongs(user, organisation):
        return refused(_("You are not a member of this organisation."))
    return ALLOWED
