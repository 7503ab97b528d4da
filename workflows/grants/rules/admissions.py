"""Late admission: a round that is over is open for one organisation, when two people said so."""

from django.utils.translation import gettext as _

from workflows.people.membership import belongs
from workflows.people.models import Organisation, Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Call, CallState, CallWindow, LateAdmission

MOST_DAYS = 30


def window_for(call: Call, organisation: Organisation | None) -> CallWindow | None:
    """The round that takes an application of this organisation now: an open one, the last by exception."""
    if (window := call.window_at()) is not None:
        return window
    if organisation is None or call.state != CallState.PUBLISHED:
        return None
    if not LateAdmission.objects.good().filter(call=call, organisation=organisation).exists():
        return None
    return call.windows.order_by("opens_at").last()


def may_propose(user: User, organisation: Organisation | None = None) -> Verdict:
    """Call managers and formal officers, for others than themselves."""
    if not user.has_role(Role.CALL_MANAGER, Role.FORMAL_OFFICER):
        return refused(_("Only call managers and formal officers can do this."))
    return _not_their_own(user, organisation)


def may_read(user: User) -> Verdict:
    """Who proposes and who confirms."""
    if user.has_role(Role.CALL_MANAGER, Role.FORMAL_OFFICER, Role.DECISION_MAKER, Role.AUDITOR):
        return ALLOWED
    return refused(_("Only people who work here can see this."))


def may_confirm(user: User, admission: LateAdmission) -> Verdict:
    """A second call manager or decision maker."""
    if not user.has_role(Role.CALL_MANAGER, Role.DECISION_MAKER):
        return refused(_("Only call managers and decision makers can do this."))
    if admission.proposed_by_id == user.pk:
        return refused(_("You proposed this. A second person has to confirm it."))
    return _not_their_own(user, admission.organisation)


def _not_their_own(user: User, organisation: Organisation | None) -> Verdict:
    if organisation is not None and belongs(user, organisation):
        return refused(_("You belong to the organisation that applies. Somebody else has to do this."))
    return ALLOWED
