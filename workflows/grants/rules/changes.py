"""Who may ask for a change of a running grant, who answers, and when a second person has to."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application
from . import four_eyes, running
from .four_eyes import Act
from .plan_changes import compared

# What can be changed; the form asks about each on a page of its own.
PARTS = ("plan", "period", "goals", "content", "partner")
# Nr. 5.2 ANBest-P: what the grant was given for changes; the officer alone does not agree to that.
MATERIAL = ("goals", "content", "partner")


def possible(case: Application) -> Verdict:
    """While the project runs: a change is asked for before it is made (domain 3.3, A15)."""
    if case.stage != "running":
        return refused(_("A change can be asked for while the project runs and the house has no question."))
    if case.project_end is not None and case.project_end < timezone.localdate():
        return refused(_("The project is over. Say in the report what came otherwise."))
    return ALLOWED


def may_ask(user: User, case: Application) -> Verdict:
    """A representative or the treasurer."""
    return possible(case) and running.may_run(user, case)


def may_check(user: User, case: Application) -> Verdict:
    """An officer without a tie to the group."""
    return four_eyes.may(Act.CHECK_CHANGE, user, case)


def may_decide(user: User, case: Application) -> Verdict:
    """Somebody other than the officer who looked at it."""
    return four_eyes.may(Act.DECIDE_CHANGE, user, case)


def needs_decision(case: Application, before: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
    """Whether a second person decides: other goals, content or partners, or costs beyond the 20 % rule."""
    if any(part in asked for part in MATERIAL):
        return True
    if "plan" not in asked:
        return False
    return bool(compared(before["plan"], asked["plan"], case.call.overrun_percent).over())
