"""May I? For targets and reports."""

from django.utils.translation import gettext as _

from workflows.people.models import Role, User, Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

READERS = (Role.DECISION_MAKER, Role.CALL_MANAGER, Role.AUDITOR)


def may_read(user: Visitor) -> Verdict:
    """Who leads the house, who writes calls and who audits, as with the weekly numbers."""
    if user.is_authenticated and user.has_role(*READERS):
        return ALLOWED
    return refused(_("Targets and reports are read by decision makers, call managers and auditors."))


def may_change(user: User) -> Verdict:
    """The lead of the house answers to funders: writes down what was promised, and reports."""
    if user.has_role(Role.DECISION_MAKER):
        return ALLOWED
    return refused(_("What was promised to funders is written down and reported by decision makers."))
