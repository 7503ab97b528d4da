"""Who sees a meeting as a case, who runs it, when anybody may register."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.membership import mine
from workflows.people.models import Role, User, Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Meeting, Registration, State

READERS = (Role.ADVISER, Role.AUDITOR)
OFFICE = Role.ADVISER
# The invitation leaves the house about three weeks ahead (seed of the field: district of Northeim).
INVITE_DAYS = 21
SHOWN = ("announced", "held", "closed", "called_off")


def visible(user: User) -> Q:
    """The condition on Case: advisers and auditors see every meeting; to others it is a public page."""
    return Q() if user.has_role(*READERS) else mine(user)


def may_plan(user: Visitor) -> Verdict:
    """Advisers bring people together."""
    if user.is_authenticated and user.has_role(OFFICE):
        return ALLOWED
    return refused(_("Only advisers plan meetings."))


def may_run(user: User, case: Meeting) -> Verdict:
    """As planning."""
    return may_plan(user)


def may_read(user: Visitor) -> Verdict:
    """Who registered is read by advisers and auditors."""
    if user.is_authenticated and user.has_role(*READERS):
        return ALLOWED
    return refused(_("Only advisers and auditors see this."))


def may_change(user: Visitor, case: Meeting) -> Verdict:
    """As planning, as long as it is not over."""
    if case.stage not in ("planned", "announced"):
        return refused(_("This meeting is over."))
    return may_plan(user)


def may_register(case: Meeting) -> Verdict:
    """Anybody, until the registration ends."""
    if case.stage == "called_off":
        return refused(_("It is called off."))
    if case.stage != "announced" or timezone.now() >= closes_at(case):
        return refused(_("Registration is over. Call us if you want to come."))
    return ALLOWED


def has_offer(row: Registration, case: Meeting) -> bool:
    """Whether a place is kept for this person, who may take it now."""
    if row.state != State.WAITING or row.offered_until is None or case.stage != "announced":
        return False
    return row.offered_until > timezone.now()


def closes_at(case: Meeting) -> datetime:
    """When registration ends: at the beginning, when nothing else was said."""
    return min(case.register_until or case.starts_at, case.starts_at)


def days_to_announce(case: Meeting) -> int:
    """So that three weeks are left; at once when it begins earlier."""
    ahead = timezone.localdate(case.starts_at) - timezone.localdate()
    return max((ahead - timedelta(days=INVITE_DAYS)).days, 0)


def days_to_hold(case: Meeting) -> int:
    """Until its last date."""
    return max((timezone.localdate(case.ends_at) - timezone.localdate()).days, 0)
