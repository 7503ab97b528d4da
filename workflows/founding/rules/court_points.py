"""May I? For the tasks from a letter of the court."""

from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .cases import may_tick

# While the group answers a Zwischenverfügung or a rejection.
ANSWERING = ("interim", "court_refusal")


def may_keep_points(user: User, case: Case) -> Verdict:
    """The group and its advisers keep the tasks as long as the court waits for an answer."""
    verdict = may_tick(user, case)
    if not verdict.allowed:
        return verdict
    if case.stage not in ANSWERING:
        return refused(_("There is no letter of the court to be answered."))
    return ALLOWED
