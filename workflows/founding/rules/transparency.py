"""May I? For what a group notes to report to the Transparenzregister."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case
from workflows.engine.standing import standing
from workflows.people.models import Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .cases import BEFORE_MEETING, is_adviser


def may_prepare_report(user: Visitor, case: Case) -> Verdict:
    """The group and its advisers see citizenships while they are needed; nobody else in the house does."""
    if not (user.is_authenticated and (standing(case, user).belongs or is_adviser(user, case))):
        return refused(_("Only the group and its advisers prepare this report."))
    if case.stage in BEFORE_MEETING:
        return refused(_("There is no board to report yet."))
    return ALLOWED
