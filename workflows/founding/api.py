"""The API of the room founding: the same actions, rules and words as the screens."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from workflows.documents.models import Document
from workflows.forms.actions import submit_sheet
from workflows.people.access import api_auth
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from . import actions, orientation, reading, rules, texts
from .actions.meeting import MeetingReport
from .checks.origin import Counts
from .finding import find_case, open_step
from .models import Duty, FoundingCase
from .schemas import (
    ClauseOut,
    DutyOut,
    FoundingErrorOut,
    FoundingOut,
    MeetingIn,
    OrientationIn,
    OrientationOut,
    PaperOut,
    RuleFindingOut,
    StartIn,
    StatuteReviewIn,
    WaiverIn,
    WordingIn,
)

router = Router(tags=["founding"], auth=api_auth)
REFUSALS = {
    403: FoundingErrorOut,
    404: FoundingErrorOut,
    409: FoundingErrorOut,
    422: FoundingErrorOut,
    423: FoundingErrorOut,
}


@router.post(
    "/orientation",
    auth=None,
    response=OrientationOut,
    url_name="founding_orientation",
    operation_id="founding_orientation",
)
def orient(request: HttpRequest, answers: OrientationIn) -> dict[str, Any]:
    """Recommend a legal form, without an account; nothing is stored."""
    given = orientation.known(answers.dict(exclude_none=True))
    question = orientation.next_question(given)
    return {"next_question": question, "recommendation": None if question else _recommendation(given)}


def person(request: HttpRequest) -> User:
    """Who calls; the router has made sure that somebody does."""
    assert isinstance(request.user, User)
    return request.user


def _recommendation(given: dict[str, str]) -> dict[str, Any]:
    result = orientation.recommend(given)
    title, text = texts.FORMS[result.form]
    return {
        **{name: getattr(result, name) for name in ("form", "charitable", "people", "can_start")},
        **{name: getattr(result, name) for name in ("cost_from", "cost_to", "weeks_from", "weeks_to")},
        "title": str(title),
        "text": str(text),
        "reasons": [str(texts.REASONS[reason]) for reason in result.reasons],
        "notes": [str(texts.NOTES[note]) for note in result.notes],
    }


@router.post(
    "/cases",
    response={201: FoundingOut, **REFUSALS},
    url_name="founding_start",
    operation_id="founding_start",
)
def start(request: HttpRequest, body: StartIn) -> Any:
    """Start a founding; answer the interview through the forms API with its sheet_id."""
    branch = body.dict(exclude_none=True, exclude={"name"})
    case = actions.start_founding(actor=person(request), branch=branch, name=body.name)
    return 201, _case(case)


@router.get("/cases/{case_id}", response=FoundingOut, url_name="founding_case", operation_id="founding_case")
def read(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Read where a founding stands."""
    return _case(find_case(request.user, case_id))


@router.get(
    "/cases/{case_id}/rules",
    response=list[RuleFindingOut],
    url_name="founding_rules",
    operation_id="founding_rules",
)
def list_rules(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Read what every rule says about the answers as they are now."""
    case = find_case(request.user, case_id)
    return [
        {
            "rule": each.rule.id,
            "severity": each.severity.value,
            "outcome": each.outcome.value,
            "blocks": each.blocks,
            "waived": each.waived,
            "basis": each.rule.basis,
            "clause": each.rule.clause,
            "questions": list(each.rule.fields),
            "message": each.rule.say(),
        }
        for each in reading.findings_for(case)
    ]


@router.get(
    "/cases/{case_id}/statute",
    response=list[ClauseOut],
    url_name="founding_statute",
    operation_id="founding_statute",
)
def statute(request: HttpRequest, case_id: UUID) -> Any:
    """Read the German statute, clause by clause, as it would be printed now."""
    return [
        {
            "id": clause.id,
            "number": clause.number,
            "title": clause.title,
            "paragraphs": [vars(paragraph) for paragraph in clause.paragraphs],
            "questions": list(clause.questions),
        }
        for clause in reading.clauses_for(find_case(request.user, case_id))
    ]


@router.post(
    "/cases/{case_id}/submit",
    response={200: FoundingOut, **REFUSALS},
    url_name="founding_submit",
    operation_id="founding_submit",
)
def submit(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Hand in the statute, for the first time or after changes; 422 names what blocks."""
    case = find_case(request.user, case_id)
    require(rules.may_submit(request.user, case))
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=person(request))
    return _case(find_case(request.user, case_id))


@router.post(
    "/cases/{case_id}/review",
    response={200: FoundingOut, **REFUSALS},
    url_name="founding_review",
    operation_id="founding_review",
)
def review(request: HttpRequest, case_id: UUID, body: StatuteReviewIn) -> dict[str, Any]:
    """Approve the statute or return it with comments by clause (advisers)."""
    case = find_case(request.user, case_id)
    require(rules.may_review(request.user, case))
    step = open_step(case, "review")
    said: dict[str, Any] = {
        "step": step,
        "actor": person(request),
        "comments": body.comments,
        "note": body.note,
    }
    if body.decision == "approved":
        actions.approve_statute(**said)
    else:
        actions.return_statute(**said, scope=body.scope)
    return _case(find_case(request.user, case_id))


@router.put(
    "/cases/{case_id}/waivers/{rule}",
    response={204: None, **REFUSALS},
    url_name="founding_waiver",
    operation_id="founding_waive",
)
def waive(request: HttpRequest, case_id: UUID, rule: str, body: WaiverIn) -> Any:
    """Waive a rule with a reason (advisers); never one the law insists on."""
    case = find_case(request.user, case_id)
    actions.waive_rule(case=case, actor=person(request), rule=rule, reason=body.reason)
    return 204, None


@router.delete(
    "/cases/{case_id}/waivers/{rule}",
    response={204: None, **REFUSALS},
    url_name="founding_waiver",
    operation_id="founding_unwaive",
)
def unwaive(request: HttpRequest, case_id: UUID, rule: str) -> Any:
    """Let a waived rule count again (advisers)."""
    actions.withdraw_waiver(case=find_case(request.user, case_id), actor=person(request), rule=rule)
    return 204, None


@router.put(
    "/cases/{case_id}/wordings/{paragraph}",
    response={204: None, **REFUSALS},
    url_name="founding_wording",
    operation_id="founding_reword",
)
def reword(request: HttpRequest, case_id: UUID, paragraph: str, body: WordingIn) -> Any:
    """Word one paragraph anew (advisers)."""
    case = find_case(request.user, case_id)
    actions.reword_paragraph(case=case, actor=person(request), paragraph=paragraph, text=body.text)
    return 204, None


@router.post(
    "/cases/{case_id}/meeting",
    response={200: FoundingOut, **REFUSALS},
    url_name="founding_meeting",
    operation_id="founding_meeting",
)
def meeting(request: HttpRequest, case_id: UUID, body: MeetingIn) -> dict[str, Any]:
    """Record the founding meeting: statute, minutes and duties are made."""
    case = find_case(request.user, case_id)
    require(rules.may_act(request.user, case))
    if body.held_on > timezone.localdate():
        raise Invalid({"held_on": _("This day has not come yet. Come back after the meeting.")})
    actions.record_meeting(step=open_step(case, "meeting"), actor=person(request), report=_report(body))
    return _case(find_case(request.user, case_id))


def _report(body: MeetingIn) -> MeetingReport:
    facts = body.dict(exclude={"founding", "statute", "elected", "attended", "signed", "counts"})
    for name in ("founding", "statute"):
        facts |= {f"{name}_{vote}": count for vote, count in getattr(body, name).dict().items()}
    return MeetingReport(
        meeting=facts,
        elected=[{**each.dict(exclude={"votes"}), **each.votes.dict()} for each in body.elected],
        attended=frozenset(body.attended),
        signed=frozenset(body.signed),
        counts=Counts(**body.counts.dict()) if body.counts else None,
    )


@router.get(
    "/cases/{case_id}/duties",
    response=list[DutyOut],
    url_name="founding_duties",
    operation_id="founding_duties",
)
def list_duties(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """Read which office has to be told until when."""
    return [_duty(duty) for duty in find_case(request.user, case_id).duties.all()]


@router.post(
    "/cases/{case_id}/duties/{code}/done",
    response={200: DutyOut, **REFUSALS},
    url_name="founding_duty_done",
    operation_id="founding_duty_done",
)
def done(request: HttpRequest, case_id: UUID, code: str) -> dict[str, Any]:
    """Tick a duty off."""
    duty = get_object_or_404(find_case(request.user, case_id).duties, code=code)
    actions.tick_duty(duty=duty, actor=person(request))
    duty.refresh_from_db()
    return _duty(duty)


@router.post(
    "/cases/{case_id}/close",
    response={200: FoundingOut, **REFUSALS},
    url_name="founding_close",
    operation_id="founding_close",
)
def close(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """Close the founding once all offices have been told (advisers)."""
    case = find_case(request.user, case_id)
    require(rules.may_review(request.user, case))
    actions.close_founding(step=open_step(case, "follow_up"), actor=person(request))
    return _case(find_case(request.user, case_id))


@router.get(
    "/cases/{case_id}/documents",
    response=list[PaperOut],
    url_name="founding_documents",
    operation_id="founding_documents",
)
def list_documents(request: HttpRequest, case_id: UUID) -> list[dict[str, Any]]:
    """List the papers of a founding with their checksums."""
    case = find_case(request.user, case_id)
    return [
        {
            **{name: getattr(paper, name) for name in ("id", "kind", "name", "sha256", "media_type")},
            "url": reverse("documents:download", args=[paper.pk]),
        }
        for paper in Document.objects.filter(case_id=case.pk, frozen_at__isnull=False).order_by("created_at")
    ]


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "code": duty.code,
        "label": duty.get_code_display(),
        "due_at": duty.due_at,
        "done_at": duty.done_at,
    }


def _case(case: FoundingCase) -> dict[str, Any]:
    fields = ("id", "number", "title", "stage", "foreigners", "approved_at")
    return {**{name: getattr(case, name) for name in fields}, "sheet_id": reading.sheet_of(case).pk}
