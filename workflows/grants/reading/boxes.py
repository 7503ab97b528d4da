"""What a case page shows of a grant: facts, checks, reviews, decisions, as far as the reader may see."""

from collections.abc import Container

from django.db.models import Q
from django.utils import timezone

from workflows.engine.looking import steps_of
from workflows.engine.models import Case, Step, StepState
from workflows.engine.standing import standing
from workflows.forms.models import AnswerSheet
from workflows.people.models import Role, User
from workflows.upkeep.statements import CASE, ORGANISATION, Statement

from ..models import (
    Application,
    Call,
    Consultation,
    Decision,
    FormalCheck,
    Outcome,
    Payment,
    PaymentState,
    Review,
)
from ..rules import changes, complaints, ideas, juries, leaving, notices, requests, scoring, undoing
from ..rules.promise import promise_of
from ..rules.running import may_correct_payment, may_release_again
from ..rules.steps import may_record_signature
from ..rules.visibility import readable_reviews, sees_inside
from . import reclaims, running
from .rare import parts_of
from .second_looks import complaints_of


def box_context(case: Case, user: User) -> dict[str, object]:
    """The context of `grants/panels.html` for this reader; nothing of the inside for the applicant's side."""
    application = case if isinstance(case, Application) else Application.objects.get(pk=case.pk)
    inside = sees_inside(user, application)
    reviews = readable_reviews(user, application)
    member = standing(application, user).belongs
    decisions = _decisions(case=application.pk) if inside else []
    parts = parts_of(application) if _was_answered(application) else frozenset()
    return {
        "application": application,
        "call": application.call,
        "inside": inside,
        "reviews": [score_rows(review) for review in reviews],
        "checks": _checks(case=application.pk) if inside else [],
        "decisions": decisions,
        "jury": juries.recommended(application) if inside else None,
        "consultations": _consultations(application) if inside else [],
        "sheet": _draft(application) if member and application.stage in ("draft", ideas.CHOSEN) else None,
        "member": member,
        "may_withdraw": member and bool(leaving.may_withdraw(user, application)),
        "promise": promise_of(application),
        "may_give_time": inside
        and application.stage == ideas.CHOSEN
        and bool(ideas.may_give_time(user, application)),
        "promised": application.stage in leaving.PROMISED,
        **_complaints(application, user, parts, member=member, inside=inside),
        "may_undo": inside and bool(undoing.may_undo(user, undoing.last_decision(decisions))),
        "awaits_signature": application.stage == "approved"
        and application.sign_by is not None
        and application.signed_on is None,
        **_money(application, user, decisions, parts, inside=inside),
        "may_change": member and bool(changes.may_ask(user, application)),
        "may_take_back": member and bool(requests.may_take_back(user, application)),
        "may_tell": member and bool(notices.may_tell(user, application)),
        "may_record": inside and bool(may_record_signature(user, application)),
        "may_expire": inside and bool(_late(application)) and user.has_role(Role.FORMAL_OFFICER),
        "seats": _seats(application) if inside and user.has_role(Role.FORMAL_OFFICER) else [],
        "again": _open_calls(application) if member and application.submitted_at else [],
        "may_extend": member and application.stage == "returned_formal" and not application.extended,
    }


def _was_answered(case: Application) -> bool:
    """A decision was made, or the formal check ended the case: only then is there anything rare."""
    return bool(
        case.stage in complaints.ANSWERED
        or case.stage in ("approved", *running.RUNNING_STAGES)
        or case.decision_result
        or case.formal_result == "reject"
    )


def _money(
    case: Application, user: User, decisions: list[Decision], parts: Container[str], *, inside: bool
) -> dict[str, object]:
    """The running grant, what has to come back of it, and transfers that this person can put right."""
    granted = next((each for each in decisions if each.outcome == Outcome.APPROVE), None)
    box = running.box(case, inside=inside, decision=granted, parts=parts)
    again = [each.pk for each in box.get("payments", []) if _can_go_again(each, user, case)] if inside else []
    waits = case.stage in ("reclaim", "closed") and (inside or standing(case, user).belongs)
    back = reclaims.box(case, user, inside=inside) if waits else {}
    return {"running": box, "payments_again": again, **back}


def _can_go_again(payment: Payment, user: User, case: Application) -> bool:
    if payment.state == PaymentState.CORRECTED:
        return bool(may_release_again(user, case))
    is_stuck = payment.state == PaymentState.BOUNCED and not getattr(payment, "is_replaced", False)
    return is_stuck and bool(may_correct_payment(user, case))


def _complaints(
    case: Application, user: User, parts: Container[str], *, member: bool, inside: bool
) -> dict[str, object]:
    """What was seen differently, and whether it can still be said; before any answer there is nothing."""
    answered = case.stage in complaints.ANSWERED or case.decision_result or case.formal_result == "reject"
    if not (answered and (member or inside)):
        return {}
    return {
        "complaints": complaints_of(case) if "complaints" in parts else [],
        "may_complain": member
        and case.stage in complaints.ANSWERED
        and bool(complaints.may_complain(user, case)),
    }


def score_rows(review: Review) -> dict[str, object]:
    """A review as rows of a table."""
    rows = [
        {
            "label": scoring.CRITERIA.get(code, code),
            "weight": weight,
            "points": (review.scores.get(code) or {}).get("points"),
            "reason": (review.scores.get(code) or {}).get("reason", ""),
        }
        for code, weight in _weights(review)
    ]
    return {"review": review, "rows": rows}


def _open_calls(case: Application) -> list[Call]:
    """Where these answers can be used again now; the same call first, then others with the same form."""
    calls = Call.objects.open().filter(Q(pk=case.call_id) | Q(form_code=case.call.form_code))
    return sorted(calls.distinct(), key=lambda call: (call.pk != case.call_id, call.slug))[:3]


def _draft(case: Application) -> AnswerSheet | None:
    code = ideas.first_form(case.call) if case.stage == "draft" else case.call.form_code
    return case.answer_sheets.filter(code=code).first()


def _open(case: Application) -> list[Step]:
    return [step for step in steps_of(case) if step.state == StepState.OPEN]


def _late(case: Application) -> bool:
    if case.stage not in ("returned_formal", "returned_revision", ideas.CHOSEN):
        return False
    return any(step.due_at and step.due_at < timezone.now() for step in _open(case))


def _seats(case: Application) -> list[Step]:
    return [step for step in _open(case) if step.node in ("review", "third_review")]


def _consultations(case: Application) -> list[Consultation]:
    return _talks(organisation=case.organisation_id) if case.organisation_id else []


_decisions: Statement[Decision] = Statement(
    lambda: Decision.objects.filter(application_id=CASE).select_related("decided_by")
)
_checks: Statement[FormalCheck] = Statement(
    lambda: FormalCheck.objects.filter(application_id=CASE).select_related("officer", "confirmed_by")
)
_talks: Statement[Consultation] = Statement(
    lambda: (
        Consultation.objects.filter(organisation_id=ORGANISATION)
        .select_related("adviser")
        .order_by("-held_on")[:3]
    )
)


def _weights(review: Review) -> list[tuple[str, int]]:
    weights = review.application.call.weights
    return [(code, weights[code]) for code in scoring.ordered(weights)]
