"""Who may tell the house what happened to a running grant, and who answers (Nr. 5 ANBest-P)."""

from django.utils.translation import gettext as _

from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application
from . import four_eyes, running
from .four_eyes import Act

# From the promise until the grant is settled: the duty ends with the file.
TELLING = (
    *("approved", "countersign", "running", "payment_check", "payment_release"),
    *("change_check", "change_decision", "examination", "settlement", "reclaim"),
)
ANSWERING = (Role.FORMAL_OFFICER,)
DAYS = 10


def may_tell(user: User, case: Application) -> Verdict:
    """A representative or the treasurer, while the grant runs."""
    if case.stage not in TELLING:
        return refused(_("This grant does not run. Please write us a message."))
    return running.may_run(user, case)


def may_stop(case: Application) -> Verdict:
    """Whether the group can say now that its project has stopped."""
    if running.stopped(case):
        return refused(_("You have told us already that the project has stopped."))
    if case.stage not in ("approved", "countersign", "running"):
        return refused(_("The house is looking at something of yours. Please say it again after that."))
    return ALLOWED


def may_read(user: User) -> Verdict:
    """Whoever answers notices sees which wait."""
    if user.has_role(*ANSWERING):
        return ALLOWED
    return refused(_("Only formal officers answer notices."))


def may_answer(user: User, case: Application) -> Verdict:
    """Officers without a tie to the group."""
    return may_read(user) and four_eyes.may(Act.ANSWER_NOTICE, user, case)
