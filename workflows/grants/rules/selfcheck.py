"""What the self-check answers: green, talk to us, or red with the reasons. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..models import Call
from ..questions.selfcheck import GREEN, RED, SELF_CHECK, TALK, SelfCheckQuestion
from ..questions.texts import Text
from .call_fields import base_of


@dataclass(frozen=True)
class SelfCheckResult:
    """The result with what led to it, and the answers that can be carried over into a draft."""

    result: str
    reasons: list[Text]
    carried: dict[str, object]


def questions_for(call: Call) -> list[SelfCheckQuestion]:
    """The questions that matter for this call."""
    form = base_of(call.form_code)
    return [question for question in SELF_CHECK if form in question.forms]


def missing(call: Call, answers: Mapping[str, bool]) -> list[str]:
    """Codes of the questions not answered yet."""
    return [question.code for question in questions_for(call) if question.code not in answers]


def evaluate(call: Call, answers: Mapping[str, bool]) -> SelfCheckResult:
    """The result for these answers; unanswered questions count as a reason to talk."""
    worst, reasons, carried = GREEN, [], {}
    for question in questions_for(call):
        if answers.get(question.code) == question.wanted:
            carried.update(question.carries)
            continue
        reasons.append(question.reason)
        level = question.otherwise if question.code in answers else TALK
        worst = RED if RED in (worst, level) else TALK
    return SelfCheckResult(worst, reasons, carried)
