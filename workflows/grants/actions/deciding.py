"""The decision: approve within the budget, reject with reasons, or return for revision."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.letters import Letter
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.engine.standing import remembered
from workflows.engine.steps import OVERDUE
from workflows.forms import actions as forms
from workflows.people.models import User
from workflows.people.verdicts import Invalid
from workflows.values.money import figures

from .. import letters
from ..checks import gathering
from ..checks.partners import largest_grant
from ..models import Application, Decision, FundReservation, Outcome
from ..reading.cases import sheet_of
from ..rules import juries, promise, rounds, undoing
from ..rules.steps import is_small
from . import ledger, signing, telling


@transaction.atomic
def decide(
    *,
    step: Step,
    actor: User,
    outcome: str,
    reasons: str,
    amount: Decimal | None = None,
    conditions: str = "",
    conditions_aid: str = "",
    feedback: str = "",
    points: Mapping[str, str] | None = None,
) -> Decision:
    """The house has answered: money is promised, letter and mail are on their way, or points are asked for.

    Raises Invalid when something is missing or the call's budget does not allow the amount (GA-26).
    """
    points = {question: text.strip() for question, text in (points or {}).items() if text.strip()}
    with engine.performing(step, actor=actor, verb=f"decision.{outcome}") as doing:
        case = doing.case
        complete(case, outcome, amount, reasons, feedback, points)
        decision = Decision.objects.create(
            application=case,
            outcome=outcome,
            amount=amount if outcome == Outcome.APPROVE else None,
            conditions=conditions,
            conditions_aid=conditions_aid,
            reasons=reasons,
            feedback=feedback,
            decided_by=actor,
        )
        case.decision_result = outcome
        case.revision_round += outcome == Outcome.RETURN
        case.sign_by = signing.last_day(case) if outcome == Outcome.APPROVE else None
        case.save(update_fields=["decision_result", "revision_round", "sign_by"])
        _FOLLOW[outcome](case, decision, actor, points)
        doing.audience = Audience.EVERYONE
        doing.data = {"amount": str(decision.amount)} if decision.amount else {}
    # A revision lets the promise go on when the group has answered. What reminds of the contract and lets the
    # offer lapse is a deadline of its own.
    over = (promise.CODE, OVERDUE) if outcome == Outcome.APPROVE else (promise.CODE,)
    engine.stop_deadlines(case, *over)
    return decision


def complete(  # noqa: PLR0917
    case: Application,
    outcome: str,
    amount: Decimal | None,
    reasons: str,
    feedback: str,
    points: Mapping[str, str],
) -> None:
    """Raises Invalid when this decision lacks something, or when the application must not have it."""
    errors: dict[str, str] = {}
    if outcome not in _FOLLOW:
        errors["outcome"] = _("Choose one of the decisions.")
    if not reasons.strip():
        errors["reasons"] = _("Write down the reasons.")
    if outcome == Outcome.APPROVE:
        errors |= _amount_errors(case, amount)
        if found := gathering.against_approval(case):
            first = _("The applicant first has to put this right: %(what)s")
            errors["outcome"] = first % {"what": " ".join(each.message() for each in found)}
    if outcome == Outcome.REJECT and not feedback.strip():
        errors["feedback"] = _("Tell the applicant why.")
    jury = case.call.jury and not is_small(case)
    if outcome in (Outcome.APPROVE, Outcome.REJECT) and jury and not juries.recommended(case):
        errors["outcome"] = _("The jury has not recommended anything yet. It meets first.")
    if outcome == Outcome.RETURN:
        if not points:
            errors["points"] = _("Say at least for one question what the applicant has to change.")
        if not (verdict := rounds.may_return_for_revision(case)).allowed:
            errors["outcome"] = verdict.reason
    elif points:
        errors["points"] = rounds.misplaced_points()
    if errors:
        raise Invalid(errors)


def _amount_errors(case: Application, amount: Decimal | None) -> dict[str, str]:
    most = min(case.requested or Decimal(0), _largest(case))
    if amount is None or amount <= 0:
        return {"amount": _("Enter the amount of the grant.")}
    if amount != amount.quantize(Decimal("0.01")):
        return {"amount": _("Enter an amount with at most two places.")}
    if amount > most:
        return {"amount": _("At most %(most)s € are possible.") % {"most": figures(most)}}
    return {}


def _largest(case: Application) -> Decimal:
    """The largest grant of the call; partners make a difference where the call says so."""
    if case.call.partners_max_grant is None:
        return case.call.max_grant
    return largest_grant(case.call, remembered(case, gathering.ANSWERS, lambda: sheet_of(case).answers))


def reserve(case: Application, amount: Decimal) -> FundReservation:
    """The amount is promised; a call never exceeds its budget, whoever presses at the same time."""
    ledger.take(case, amount)
    return FundReservation.objects.create(call_id=case.call_id, application=case, amount=amount)


def _approve(case: Application, decision: Decision, actor: User, points: Mapping[str, str]) -> None:
    assert decision.amount is not None
    reserve(case, decision.amount)
    signing.await_signature(case, now=timezone.now())
    _answer(case, "approved", letters.award, decision, actor)


def _reject(case: Application, decision: Decision, actor: User, points: Mapping[str, str]) -> None:
    _answer(case, "rejected", letters.rejection, decision, actor)


def _answer(
    case: Application,
    template: str,
    write: Callable[[Decision, str], Letter],
    decision: Decision,
    actor: User,
) -> None:
    """The letter is written at once; its mail waits, so that a slip can be undone."""
    telling.answer(
        case,
        template,
        lambda language: write(decision, language),
        actor,
        wait=undoing.waits(),
        decision=decision,
    )


def _return(case: Application, decision: Decision, actor: User, points: Mapping[str, str]) -> None:
    forms.request_changes(sheet=sheet_of(case), questions=points, actor=actor)
    days, count = case.call.revision_days, len(points)
    telling.tell(case, "revision", wait=undoing.waits(), days=days, count=count, decision=decision)


_FOLLOW: dict[str, Any] = {Outcome.APPROVE: _approve, Outcome.REJECT: _reject, Outcome.RETURN: _return}
