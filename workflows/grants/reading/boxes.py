"""What a case page shows of a grant: facts, checks, reviews, decisions, as far as the reader may see."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from workflows.engine.models import Case, Step
from workflows.engine.standing import standing
from workflows.people.models import Role, User

from ..models import Application, Call, Consultation, Review
from ..rules import complaints, leaving, scoring, undoing
from ..rules.steps import may_record_signature
from ..rules.visibility import readable_reviews, sees_inside
from . import running
from .second_looks import complaints_of


def box_context(case: Case, user: User) -> dict[str, Any]:
    """The context of `grants/panels.html` for this reader; nothing of the inside for the applicant's side."""
    application = case if isinstance(case, Application) else Application.objects.get(pk=case.pk)
    inside = sees_inside(user, application)
    reviews = readable_reviews(user, application)
    member = standing(application, user).belongs
    decisions = list(application.decisions.select_related("decided_by")) if inside else []
    return {
        "application": application,
        "call": application.call,
        "inside": inside,
        "reviews": [score_rows(review) for review in reviews],
        "checks": list(application.formal_checks.select_related("officer", "confirmed_by")) if inside else [],
        "decisions": decisions,
        "consultations": _consultations(application) if inside else [],
        "sheet": application.answer_sheets.filter(code=application.call.form_code).first(),
        "member": member,
        "may_withdraw": member and bool(leaving.may_withdraw(user, application)),
        "promised": application.stage in leaving.PROMISED,
        **_complaints(application, user, member=member, inside=inside),
        "may_undo": inside and bool(undoing.may_undo(user, undoing.last_decision(decisions))),
        "awaits_signature": application.stage == "approved"
        and application.sign_by is not None
        and application.signed_on is None,
        "running": running.box(application, inside=inside),
        "may_record": inside and bool(may_record_signature(user, application)),
        "may_expire": inside and bool(_late(application)) and user.has_role(Role.FORMAL_OFFICER),
        "seats": _seats(application) if inside and user.has_role(Role.FORMAL_OFFICER) else [],
        "again": _open_calls(application) if member and application.submitted_at else [],
        "may_extend": member and application.stage == "returned_formal" and not application.extended,
    }


def _complaints(case: Application, user: User, *, member: bool, inside: bool) -> dict[str, object]:
    """What was seen differently, and whether it can still be said; before any answer there is nothing."""
    answered = case.stage in complaints.ANSWERED or case.decision_result or case.formal_result == "reject"
    if not (answered and (member or inside)):
        return {}
    return {
        "complaints": complaints_of(case),
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


def _late(case: Application) -> bool:
    if case.stage not in ("returned_formal", "returned_revision"):
        return False
    return Step.objects.open().filter(case_id=case.pk, due_at__lt=timezone.now()).exists()


def _seats(case: Application) -> list[Step]:
    open_reviews = Step.objects.open().filter(case_id=case.pk, node__in=("review", "third_review"))
    return list(open_reviews.select_related("assignee"))


def _consultations(case: Application) -> list[Consultation]:
    held = Consultation.objects.filter(organisation=case.organisation_id).select_related("adviser")
    return list(held.order_by("-held_on")[:3])


def _weights(review: Review) -> list[tuple[str, int]]:
    weights = review.application.call.weights
    return [(code, weights[code]) for code in scoring.ordered(weights)]
