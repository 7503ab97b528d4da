"""A complaint is made and answered by somebody not involved; when they agree, the house looks again."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine import calendar
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience, Deadline, Step, StepState
from workflows.people.models import MailKind, RoleGrant, User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import (
    Application,
    Complaint,
    ComplaintOutcome,
    Decision,
    GrantSettlement,
    Matter,
    Outcome,
    Payment,
    PaymentState,
)
from ..rules import complaints as rules
from . import reclaiming, telling
from .ledger import promise_again

# Which step the house does again.
_AGAIN = {Matter.DECISION: "decide", Matter.FORMAL: "formal_check", Matter.SETTLEMENT: "examine"}


@transaction.atomic
def complain(*, case: Application, actor: User, text: str) -> Complaint:
    """The group sees the answer differently; those who may answer hear of it."""
    lock_case(case.pk)
    case = Application.objects.select_related("call", "organisation").get(pk=case.pk)
    require(rules.may_complain(actor, case))
    if not text.strip():
        raise Invalid({"text": _("Write what you see differently.")})
    answer = rules.answer_of(case)
    assert answer is not None
    complaint = Complaint.objects.create(
        application=case,
        matter=answer.matter,
        answered_first_at=answer.at,
        text=text.strip(),
        made_by=actor,
    )
    engine.record(case, actor=actor, verb="complaint.made", data={"matter": complaint.matter})
    engine.set_deadline(case, "grants.complaint", calendar.due(timezone.now(), rules.DAYS))
    _ask(case, MailKind.ROLE)
    return complaint


def remind(deadline: Deadline) -> None:
    """The complaint has not been answered within fourteen days: those who may answer hear of it again."""
    case = Application.objects.select_related("call").get(pk=deadline.case_id)
    if Complaint.objects.filter(application=case, outcome="").exists():
        _ask(case, MailKind.DEADLINE)


def _ask(case: Application, kind: MailKind) -> None:
    held = RoleGrant.objects.filter(role__in=rules.ANSWERING)
    for person in User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("pk"):
        if rules.may_answer(person, case):
            telling.tell_as_wished(case, "complaint_waiting", kind, person)


@transaction.atomic
def answer_complaint(*, complaint: Complaint, actor: User, outcome: str, answer: str) -> Complaint:
    """The group has its answer; when the house was wrong, the step that led there is open once more."""
    lock_case(complaint.application_id)
    case = Application.objects.select_related("call", "organisation").get(pk=complaint.application_id)
    complaint = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    require(rules.may_answer(actor, case))
    if complaint.outcome:
        raise AlreadyDone(_("Somebody has answered this complaint already."))
    _complete(outcome, answer)
    if outcome == ComplaintOutcome.REOPENED:
        _look_again(case, complaint, actor)
    complaint.outcome, complaint.answer = outcome, answer.strip()
    complaint.answered_by, complaint.answered_at = actor, timezone.now()
    complaint.save()
    engine.record(case, actor=actor, verb=f"complaint.{outcome}", data={"matter": complaint.matter})
    engine.stop_deadlines(case, "grants.complaint")
    telling.settle(case, "complaint_waiting")
    telling.tell(case, "complaint_answered", complaint=complaint)
    return complaint


def _complete(outcome: str, answer: str) -> None:
    errors: dict[str, str] = {}
    if outcome not in ComplaintOutcome.values:
        errors["outcome"] = _("Choose one of the outcomes.")
    if not answer.strip():
        errors["answer"] = _("Write the answer that the group gets.")
    if errors:
        raise Invalid(errors)


def _look_again(case: Application, complaint: Complaint, actor: User) -> None:
    """What was decided doesn't stand any more; whoever does the step next decides anew."""
    matter = Matter(complaint.matter)
    now = rules.answer_of(case)
    if now is None or now.at != complaint.answered_first_at:
        raise AlreadyDone(_("Something has been done in this case since. Please answer without reopening."))
    node = "settle" if _was_given_back(case) else _AGAIN[matter]
    node = "check_idea" if case.stage == "rejected_idea" else node
    done = Step.objects.filter(case_id=case.pk, node=node, state=StepState.DONE)
    step = done.select_related("case").order_by("-done_at").first()
    if step is None:
        raise AlreadyDone(_("This step can't be opened again."))
    engine.take_back(
        step, actor=actor, verb="complaint.reopening", audience=Audience.STAFF, through_steps=True
    )
    _FORGET[matter](case)


def _was_given_back(case: Application) -> bool:
    """Whether nothing was examined: the group gave it all back."""
    return GrantSettlement.objects.filter(application=case, returned_at=None, given_back=True).exists()


def _forget_decision(case: Application) -> None:
    Decision.objects.filter(application=case, outcome=Outcome.REJECT).update(outcome=Outcome.OVERTURNED)
    Application.objects.filter(pk=case.pk).update(decision_result="")


def _forget_formal(case: Application) -> None:
    Application.objects.filter(pk=case.pk).update(formal_result="", rejection_confirmed=None)


def _forget_settlement(case: Application) -> None:
    """The report is examined anew, with what has been paid and come back since; a rest that waits is void."""
    standing = GrantSettlement.objects.filter(application=case, returned_at=None)
    reclaiming.withdraw(case)
    if standing.filter(given_back=True).update(settled_by=None, settled_at=None):
        return
    standing.update(returned_at=timezone.now())
    Payment.objects.waiting().filter(application=case).update(state=PaymentState.RETURNED)
    promise_again(case)


_FORGET: dict[Matter, Any] = {
    Matter.DECISION: _forget_decision,
    Matter.FORMAL: _forget_formal,
    Matter.SETTLEMENT: _forget_settlement,
}
