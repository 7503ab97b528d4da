"""A decision is undone before its mail leaves: promise, letter and mail are gone, the step is open again."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.looking import steps_of
from workflows.engine.models import Step, StepState
from workflows.forms import actions as forms
from workflows.outbox.actions import call_back
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Application, Call, Decision, FundReservation, Outcome
from ..reading.cases import sheet_of
from ..rules import promise, undoing

MAILS = ("grants/mail/approved", "grants/mail/rejected", "grants/mail/revision")
RETURNED = ("grants/mail/returned",)


@transaction.atomic
def undo_decision(*, case: Application, actor: User, reason: str) -> Step:
    """The decision never took effect; the history keeps what it was and why it was undone.

    Raises NotAllowed for others and after the time, AlreadyDone when something has left the house or was
    done since, Invalid without a reason.
    """
    if not reason.strip():
        raise Invalid({"reason": _("Say why.")})
    lock_case(case.pk)
    case = Application.objects.select_related("call").get(pk=case.pk)
    decision = undoing.last_decision(Decision.objects.filter(application=case))
    require(undoing.may_undo(actor, decision))
    assert decision is not None
    _call_back(case, MAILS, decision.decided_at)
    said = {"outcome": decision.outcome, "amount": str(decision.amount or ""), "why": reason.strip()}
    step = engine.take_back(_step_of(case, "decide"), actor=actor, verb="decision.undone", data=said)
    _forget(case, decision)
    return step


@transaction.atomic
def undo_return(*, case: Application, actor: User) -> Step:
    """The questions of a formal check were never asked; the check is open once more.

    Raises NotAllowed for others and after the time, AlreadyDone when the mail has left or somebody has begun
    to answer.
    """
    lock_case(case.pk)
    case = Application.objects.select_related("call").get(pk=case.pk)
    check = case.formal_checks.last()
    require(undoing.may_undo_return(actor, check))
    assert check is not None
    _call_back(case, RETURNED, check.checked_at)
    said = {"points": list(sheet_of(case).corrections.open().values_list("question", flat=True))}
    step = engine.take_back(_step_of(case, "formal_check"), actor=actor, verb="formal.undone", data=said)
    forms.withdraw_changes(sheet=sheet_of(case))
    check.delete()  # the history keeps who asked what; nobody was asked
    Application.objects.filter(pk=case.pk).update(formal_round=F("formal_round") - 1, formal_result="")
    _promise_again(case)
    return step


def _step_of(case: Application, node: str) -> Step:
    done = Step.objects.filter(case_id=case.pk, node=node, state=StepState.DONE).order_by("-done_at")
    step = done.select_related("case").first()
    if step is None:
        raise AlreadyDone(_("There is no decision to undo."))
    return step


def _call_back(case: Application, templates: tuple[str, ...], since: datetime) -> None:
    """No mail of it reaches the group; what was written stays inside the house, see `reading`."""
    mails = Message.objects.filter(case=case, template__in=templates, queued_at__gte=since)
    call_back(messages=mails, reason="decision undone")


def _forget(case: Application, decision: Decision) -> None:
    """Promise and questions are gone again; the day of the promised answer counts once more."""
    if decision.outcome == Outcome.RETURN:
        forms.withdraw_changes(sheet=sheet_of(case))
        Application.objects.filter(pk=case.pk).update(revision_round=F("revision_round") - 1)
    promised = FundReservation.objects.select_for_update().filter(application=case).first()
    if promised is not None:
        Call.objects.filter(pk=case.call_id).update(committed=F("committed") - promised.amount)
        promised.delete()
    decision.outcome, decision.amount, decision.undone_at = Outcome.UNDONE, None, timezone.now()
    decision.save(update_fields=["outcome", "amount", "undone_at"])
    Application.objects.filter(pk=case.pk).update(decision_result="", sign_by=None)
    engine.stop_deadlines(case, "grants.signature")
    _promise_again(case)


def _promise_again(case: Application) -> None:
    """The day of the promised answer counts once more, unless it is over."""
    day = promise.due(case, steps_of(case))
    if day > timezone.now():
        engine.set_deadline(case, promise.CODE, day)
