"""Undoing a decision by whoever made it, while its mail still waits."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Decision, FormalCheck, Outcome

MADE = (Outcome.APPROVE, Outcome.REJECT, Outcome.RETURN)


def waits() -> timedelta:
    """How long the mail of a decision waits."""
    return timedelta(minutes=settings.DECISION_MAIL_WAITS_MINUTES)


def last_decision(decisions: Iterable[Decision]) -> Decision | None:
    """What was decided last and not undone; `decisions` are those of one case, oldest first."""
    return next((each for each in reversed(list(decisions)) if each.outcome in MADE), None)


def may_undo_return(user: User, check: FormalCheck | None) -> Verdict:
    """Who asked the applicant in a formal check, within the time that the mail waits."""
    if check is None or check.result != "return":
        return refused(_("Nothing was asked that could be taken back."))
    if check.officer_id != user.pk:
        return refused(_("Only who asked can take it back."))
    if timezone.now() > check.checked_at + waits():
        return refused(_("The time to take this back is over: the mail is on its way."))
    return ALLOWED


def may_undo(user: User, decision: Decision | None) -> Verdict:
    """Who decided, within the time that the mail waits."""
    if decision is None:
        return refused(_("There is no decision to undo."))
    if decision.decided_by_id != user.pk:
        return refused(_("Only who decided can undo it."))
    if timezone.now() > decision.decided_at + waits():
        return refused(_("The time to undo this decision is over: the answer is on its way."))
    return ALLOWED
