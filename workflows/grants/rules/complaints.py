"""Complaints: within fourteen days, by who represents the group; answered by who was not involved."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflows.engine import calendar
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Complaint, Decision, FormalCheck, GrantSettlement, Matter, Outcome
from . import four_eyes, running, steps
from .four_eyes import Act

DAYS = 14
ANSWERING = (Role.DECISION_MAKER, Role.FORMAL_OFFICER, Role.EXAMINER)


@dataclass(frozen=True)
class Answer:
    """The answer of the house that a complaint can be about."""

    matter: Matter
    at: datetime.datetime

    @property
    def last_day(self) -> datetime.date:
        """The last day on which the group may complain; never a day off (§ 193 BGB)."""
        return timezone.localdate(calendar.due(self.at, DAYS))


def answer_of(case: Application) -> Answer | None:
    """What the house answered last, as long as it is a no or gives less than was promised."""
    if case.stage not in ANSWERED:
        return None
    matter, at = _ANSWERS[case.stage](case)
    return Answer(matter, at) if at is not None else None


def _rejected(case: Application) -> tuple[Matter, datetime.datetime | None]:
    rows = Decision.objects.filter(application=case, outcome=Outcome.REJECT).order_by("-decided_at")
    return Matter.DECISION, rows.values_list("decided_at", flat=True).first()


def _rejected_formally(case: Application) -> tuple[Matter, datetime.datetime | None]:
    rows = FormalCheck.objects.filter(application=case, confirmed_at__isnull=False).order_by("-confirmed_at")
    return Matter.FORMAL, rows.values_list("confirmed_at", flat=True).first()


def _settled(case: Application) -> tuple[Matter, datetime.datetime | None]:
    """A settlement that cuts, whether money is still on its way, has to come back, or the file is closed."""
    found = GrantSettlement.objects.filter(application=case, returned_at=None).first()
    if found is None or (found.given_back and case.stage != "reclaim"):
        return Matter.SETTLEMENT, None
    less = found.cuts or found.reclaim or found.final_grant < running.approved(case)
    return Matter.SETTLEMENT, found.settled_at if less else None


_ANSWERS = {
    "rejected": _rejected,
    "rejected_formal": _rejected_formally,
    "rejected_idea": _rejected_formally,
    **dict.fromkeys(("payment_release", "reclaim", "closed"), _settled),
}
ANSWERED = frozenset(_ANSWERS)


def may_complain(user: User, case: Application) -> Verdict:
    """Who may sign for the group, once an answer, within fourteen days."""
    if not (verdict := steps.may_sign(user, case)):
        return verdict
    answer = answer_of(case)
    if answer is None:
        return refused(_("There is no answer of ours that you could see differently. Please talk to us."))
    if timezone.localdate() > answer.last_day:
        day = date_format(answer.last_day, "DATE_FORMAT")
        return refused(_("You could write to us until %(day)s. Please talk to us.") % {"day": day})
    if Complaint.objects.filter(application=case, answered_first_at=answer.at).exists():
        return refused(_("You have written to us already. Somebody who was not involved answers."))
    return ALLOWED


def may_read(user: User) -> Verdict:
    """Whoever may answer complaints sees which are open."""
    if user.has_role(*ANSWERING):
        return ALLOWED
    return refused(_("Only decision makers, formal officers and examiners answer complaints."))


def may_answer(user: User, case: Application) -> Verdict:
    """Staff who did nothing in this case."""
    verdict = may_read(user)
    return verdict and four_eyes.may(Act.ANSWER_COMPLAINT, user, case)
