"""How long the group has on the way to the register, and which remedies fit which answer."""

from typing import Any

from django.db.models import Max
from django.utils import timezone

from workflows.engine import law
from workflows.engine.models import Case

from ..models import AnswerKind, CourtAnswer, Duty, RemedyWay
from .duty_terms import TERMS

# domain, rejections and remedies: what can follow on a Zwischenverfügung, what on a rejection.
WAYS = {
    AnswerKind.INTERIM: (
        RemedyWay.EDITORIAL,
        RemedyWay.ANSWERED,
        RemedyWay.NEW_MEETING,
        RemedyWay.APPEAL,
        RemedyWay.UNREGISTERED,
    ),
    AnswerKind.REJECTED: (
        RemedyWay.APPEAL,
        RemedyWay.REFILE,
        RemedyWay.NEW_MEETING,
        RemedyWay.UNREGISTERED,
    ),
}
# With these the group says that it has done what the court wants.
ANSWERS = (RemedyWay.EDITORIAL, RemedyWay.ANSWERED)
# Where the flow goes on after each.
NEXT = {
    RemedyWay.EDITORIAL: "court",
    RemedyWay.ANSWERED: "court",
    RemedyWay.APPEAL: "court",
    RemedyWay.REFILE: "application",
    RemedyWay.NEW_MEETING: "review",
    RemedyWay.UNREGISTERED: "follow_up",
}


def answer_of(case: Any) -> CourtAnswer | None:
    """What the court said last."""
    return CourtAnswer.objects.filter(filing__case=case.pk).order_by("-id").first()


def days_to_answer(case: object) -> int | None:
    """Days until the court's own deadline, or the end of the month for an appeal (§ 63 FamFG)."""
    answer = answer_of(case)
    if answer is None or answer.due_on is None:
        return None
    return (answer.due_on - timezone.localdate()).days


def days_to_meet(case: object) -> int:
    """How long a group usually needs from the approved statute to its founding meeting."""
    return int(law.value("founding.meeting.days"))


def days_to_close(case: Case) -> int:
    """Until the last office has to be told; the usual time when nothing that the law demands is open."""
    legal = [code for code, term in TERMS.items() if term.legal]
    waiting = Duty.objects.filter(case=case.pk, code__in=legal, done_at=None)
    last = waiting.aggregate(last=Max("due_at"))["last"]
    if last is None:
        return int(law.value("founding.follow_up.days"))
    return max((timezone.localdate(last) - timezone.localdate()).days, 0)


def days_for_papers(case: object) -> int:
    """How long the group usually needs to sign and scan."""
    return int(law.value("founding.papers.days"))


def days_to_apply(case: object) -> int:
    """How long it usually takes to get an appointment for the signatures."""
    return int(law.value("founding.application.days"))


def days_of_court(case: object) -> int:
    """When a group should ask the court how things stand."""
    return int(law.value("founding.court.days"))
