"""The way to the register over the API: papers, comparison, application, court, remedy, notices, calendar."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from ninja import File, UploadedFile

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import require
from workflows.values.calendars import MEDIA_TYPE

from .. import actions
from ..models import FoundingCase
from ..reading import register
from ..reading.calendar_files import all_entries, calendar_file
from ..reading.way import way_of
from ..rules import cases as rules
from .cases import rule_rows
from .meeting import duty_row
from .register_schemas import (
    ApplicationIn,
    ChangeIn,
    CourtAnswerIn,
    DraftReplyIn,
    DraftReplyOut,
    MembersIn,
    PapersCheckIn,
    RegisterOut,
    RemedyIn,
    TaxNoticeIn,
)
from .routing import REFUSALS, case_row, router
from .schemas import DutyOut, FoundingOut, RuleFindingOut

CHANGES: dict[int, object] = {200: FoundingOut, **REFUSALS}


def _case(request: HttpRequest, case_id: UUID) -> FoundingCase:
    return visible_row(FoundingCase, request.user, case_id)


def _of_group(request: HttpRequest, case_id: UUID) -> FoundingCase:
    case = _case(request, case_id)
    require(rules.may_act(request.user, case))
    return case


@router.get("/cases/{case_id}/register", response=RegisterOut, operation_id="founding_register")
def read_register(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read court, certifying bodies, applications, answers and notices of a founding."""
    case = _case(request, case_id)
    known = register.for_court(case)
    return {
        **way_of(case),
        "register_number": case.register_number,
        "registered_on": case.registered_on,
        "court": known.court.court if known.court else None,
        "bodies": [
            {"code": body.code, "name": str(register.body_name(body)), "accepted": body.accepted}
            | {"basis": body.basis}
            for body in known.bodies
        ],
        "signers": known.signers,
        "representation": known.representation,
    }


@router.post("/cases/{case_id}/papers", response=CHANGES, operation_id="founding_papers")
def hand_in_papers(
    request: HttpRequest,
    case_id: UUID,
    signed_statute: File[UploadedFile | None] = None,
    signed_minutes: File[UploadedFile | None] = None,
    attendance_list: File[UploadedFile | None] = None,
) -> dict[str, object]:
    """Hand in scans of the signed papers; what was handed in before need not come again."""
    case = _of_group(request, case_id)
    files = {
        "signed_statute": signed_statute,
        "signed_minutes": signed_minutes,
        "attendance_list": attendance_list,
    }
    actions.hand_in_papers(step=open_step(case, "papers"), actor=caller(request), files=files)
    return case_row(_case(request, case_id))


@router.post("/cases/{case_id}/papers/check", response=CHANGES, operation_id="founding_check_papers")
def check_papers(request: HttpRequest, case_id: UUID, body: PapersCheckIn) -> dict[str, object]:
    """Say which points of the papers differ (advisers); none locks the papers."""
    case = _case(request, case_id)
    require(rules.may_review(request.user, case))
    actions.check_papers(step=open_step(case, "check_papers"), actor=caller(request), **body.dict())
    return case_row(_case(request, case_id))


@router.post("/cases/{case_id}/application", response=CHANGES, operation_id="founding_application")
def file_application(request: HttpRequest, case_id: UUID, body: ApplicationIn) -> dict[str, object]:
    """Note that the certified application is on its way to the court."""
    case = _of_group(request, case_id)
    given = actions.Application(**{**body.dict(), "signers": tuple(body.signers)})
    actions.file_application(step=open_step(case, "apply"), actor=caller(request), application=given)
    return case_row(_case(request, case_id))


@router.post("/cases/{case_id}/court-answers", response=CHANGES, operation_id="founding_court_answer")
def note_answer(request: HttpRequest, case_id: UUID, body: CourtAnswerIn) -> dict[str, object]:
    """Note what the court answered: entry, Zwischenverfügung or rejection."""
    case = _of_group(request, case_id)
    actions.note_answer(step=open_step(case, "court"), actor=caller(request), **body.dict())
    return case_row(_case(request, case_id))


@router.post("/cases/{case_id}/remedies", response=CHANGES, operation_id="founding_remedy")
def note_remedy(request: HttpRequest, case_id: UUID, body: RemedyIn) -> dict[str, object]:
    """Note what was done about a Zwischenverfügung or a rejection."""
    case = _of_group(request, case_id)
    actions.note_remedy(step=open_step(case, "cure", "contest"), actor=caller(request), **body.dict())
    return case_row(_case(request, case_id))


@router.post(
    "/cases/{case_id}/tax-notices",
    response={200: RegisterOut, **REFUSALS},
    operation_id="founding_tax_notice",
)
def note_tax_notice(request: HttpRequest, case_id: UUID, body: TaxNoticeIn) -> dict[str, object]:
    """Note a notice of the tax office; a refusal sets the month for an objection."""
    actions.note_tax_notice(case=_case(request, case_id), actor=caller(request), **body.dict())
    return read_register(request, case_id)


@router.get(
    "/cases/{case_id}/draft-reply",
    response={200: DraftReplyOut, **REFUSALS},
    operation_id="founding_draft_reply",
)
def read_draft_reply(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read what the tax office said about the draft; `reply` is empty while nobody has noted it."""
    return _draft_reply(_case(request, case_id))


@router.put(
    "/cases/{case_id}/draft-reply",
    response={200: DraftReplyOut, **REFUSALS},
    operation_id="founding_note_draft_reply",
)
def note_draft_reply(request: HttpRequest, case_id: UUID, body: DraftReplyIn) -> dict[str, object]:
    """Note what the tax office said about the draft, before the founding meeting."""
    case = _case(request, case_id)
    return _draft_reply(actions.note_draft_reply(case=case, actor=caller(request), **body.dict()))


def _draft_reply(case: FoundingCase) -> dict[str, object]:
    return {"reply": case.draft_reply, "replied_on": case.draft_reply_on, "wishes": case.draft_wishes}


@router.post(
    "/cases/{case_id}/changes", response={200: list[DutyOut], **REFUSALS}, operation_id="founding_change"
)
def report_change(request: HttpRequest, case_id: UUID, body: ChangeIn) -> list[dict[str, object]]:
    """Note a new board or a changed statute; the answer says which offices have to know."""
    case = _case(request, case_id)
    actions.report_change(case=case, actor=caller(request), changed_on=body.changed_on)
    return [duty_row(duty) for duty in case.duties.filter(done_at=None)]


@router.put(
    "/cases/{case_id}/members",
    response={200: list[RuleFindingOut], **REFUSALS},
    operation_id="founding_members",
)
def note_members(request: HttpRequest, case_id: UUID, body: MembersIn) -> list[dict[str, object]]:
    """Note how many members there are; the answer says what the rules for an association at work say."""
    case = _case(request, case_id)
    actions.note_members(case=case, actor=caller(request), members=body.members)
    return rule_rows(_case(request, case_id), "duties")


@router.post(
    "/cases/{case_id}/duties/{code}/{int:turn}/reopen",
    response={200: DutyOut, **REFUSALS},
    operation_id="founding_duty_reopen",
)
def reopen_duty(request: HttpRequest, case_id: UUID, code: str, turn: int) -> dict[str, object]:
    """Take back that a duty was ticked off."""
    duty = get_object_or_404(_case(request, case_id).duties, code=code, turn=turn)
    actions.untick_duty(duty=duty, actor=caller(request))
    duty.refresh_from_db()
    return duty_row(duty)


@router.get("/cases/{case_id}/deadlines.ics", response={200: None}, operation_id="founding_calendar")
def calendar(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Read all open deadlines as a calendar file (text/calendar)."""
    entries = all_entries(_case(request, case_id), get_language() or "de")
    return HttpResponse(calendar_file(entries), content_type=MEDIA_TYPE)
