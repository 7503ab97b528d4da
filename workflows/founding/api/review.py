"""What advisers do: review, waive a rule, word a paragraph anew."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import FoundingCase
from ..rules import cases as rules
from .routing import REFUSALS, case_row, router
from .schemas import FoundingOut, StatuteReviewIn, WaiverIn, WordingIn


@router.post(
    "/cases/{case_id}/review", response={200: FoundingOut, **REFUSALS}, operation_id="founding_review"
)
def review(request: HttpRequest, case_id: UUID, body: StatuteReviewIn) -> dict[str, object]:
    """Approve the statute or return it with comments by clause (advisers)."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_review(request.user, case))
    step = open_step(case, "review")
    said: dict[str, Any] = {
        "step": step,
        "actor": caller(request),
        "comments": body.comments,
        "note": body.note,
    }
    if body.decision == "approved":
        actions.approve_statute(**said, seen=body.seen)
    else:
        actions.return_statute(**said, scope=body.scope)
    return case_row(visible_row(FoundingCase, request.user, case_id))


@router.put(
    "/cases/{case_id}/waivers/{rule}",
    response={204: None, **REFUSALS},
    url_name="founding_waiver",
    operation_id="founding_waive",
)
def waive(request: HttpRequest, case_id: UUID, rule: str, body: WaiverIn) -> object:
    """Waive a rule with a reason (advisers); never one the law insists on."""
    case = visible_row(FoundingCase, request.user, case_id)
    actions.waive_rule(case=case, actor=caller(request), rule=rule, reason=body.reason)
    return 204, None


@router.delete(
    "/cases/{case_id}/waivers/{rule}",
    response={204: None, **REFUSALS},
    url_name="founding_waiver",
    operation_id="founding_unwaive",
)
def unwaive(request: HttpRequest, case_id: UUID, rule: str) -> object:
    """Let a waived rule count again (advisers)."""
    case = visible_row(FoundingCase, request.user, case_id)
    actions.withdraw_waiver(case=case, actor=caller(request), rule=rule)
    return 204, None


@router.put(
    "/cases/{case_id}/wordings/{paragraph}",
    response={204: None, **REFUSALS},
    url_name="founding_wording",
    operation_id="founding_reword",
)
def reword(request: HttpRequest, case_id: UUID, paragraph: str, body: WordingIn) -> object:
    """Word one paragraph anew (advisers)."""
    case = visible_row(FoundingCase, request.user, case_id)
    actions.reword_paragraph(case=case, actor=caller(request), paragraph=paragraph, text=body.text)
    return 204, None
