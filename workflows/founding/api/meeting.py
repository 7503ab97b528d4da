"""After the approval: the founding meeting, the duties towards offices, closing, papers."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.rules import readable
from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..actions.meeting import MeetingReport
from ..checks.origin import Counts
from ..models import Duty, DutyCode, FoundingCase
from ..reading.duty_words import ADVICE
from ..rules import cases as rules
from ..rules.duty_terms import TERMS
from .routing import REFUSALS, case_row, router
from .schemas import DutyOut, FoundingOut, MeetingIn, PaperOut


@router.post(
    "/cases/{case_id}/meeting", response={200: FoundingOut, **REFUSALS}, operation_id="founding_meeting"
)
def meeting(request: HttpRequest, case_id: UUID, body: MeetingIn) -> dict[str, object]:
    """Record the founding meeting: statute, minutes and duties are made."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    if body.held_on > timezone.localdate():
        raise Invalid({"held_on": _("This day has not come yet. Come back after the meeting.")})
    actions.record_meeting(step=open_step(case, "meeting"), actor=caller(request), report=_report(body))
    return case_row(visible_row(FoundingCase, request.user, case_id))


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


@router.get("/cases/{case_id}/duties", response=list[DutyOut], operation_id="founding_duties")
def list_duties(request: HttpRequest, case_id: UUID) -> list[dict[str, object]]:
    """Read which office has to be told until when."""
    return [duty_row(duty) for duty in visible_row(FoundingCase, request.user, case_id).duties.all()]


@router.post(
    "/cases/{case_id}/duties/{code}/done",
    response={200: DutyOut, **REFUSALS},
    operation_id="founding_duty_done",
)
def done(request: HttpRequest, case_id: UUID, code: str) -> dict[str, object]:
    """Tick a duty off."""
    duty = visible_row(FoundingCase, request.user, case_id).duties.filter(code=code).order_by("-turn").first()
    if duty is None:
        raise Http404
    actions.tick_duty(duty=duty, actor=caller(request))
    duty.refresh_from_db()
    return duty_row(duty)


@router.post("/cases/{case_id}/close", response={200: FoundingOut, **REFUSALS}, operation_id="founding_close")
def close(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Close the founding once all offices have been told (advisers)."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_review(request.user, case))
    actions.close_founding(step=open_step(case, "follow_up"), actor=caller(request))
    return case_row(visible_row(FoundingCase, request.user, case_id))


@router.get("/cases/{case_id}/documents", response=list[PaperOut], operation_id="founding_documents")
def list_documents(request: HttpRequest, case_id: UUID) -> list[dict[str, object]]:
    """List the papers of a founding with their checksums."""
    case = visible_row(FoundingCase, request.user, case_id)
    return [
        {
            **{
                name: getattr(paper, name) for name in ("id", "kind", "name", "state", "sha256", "media_type")
            },
            "url": reverse("documents:download", args=[paper.pk]),
        }
        for paper in readable(request.user, case).frozen()
    ]


def duty_row(duty: Duty) -> dict[str, object]:
    """One duty as the API shows it."""
    term = TERMS[DutyCode(duty.code)]
    return {
        "turn": duty.turn,
        "basis": term.basis,
        "legal": term.legal,
        "advice": str(ADVICE[duty.code]),
        "code": duty.code,
        "label": duty.get_code_display(),
        "due_at": duty.due_at,
        "done_at": duty.done_at,
    }
