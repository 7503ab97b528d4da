"""Changes and notices of a running grant over the API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import Notice
from ..reading import cases
from ..reading import changes as reading
from ..rules import notices as rules
from ..rules.visibility import sees_inside
from .routing import router
from .rows import application_row, fresh
from .schemas.cases import ApplicationOut
from .schemas.change_requests import (
    ChangeRequestOut,
    CheckChangeIn,
    DecideChangeIn,
    GrantNoticeAnswerIn,
    GrantNoticeIn,
    GrantNoticeOut,
)
from .schemas.running import ReportSheetOut
from .steps import step_at

SAID = ("number", "state", "reason", "needs_decision", "recommended", "requested_at", "decided_at")


def _row(row: dict[str, Any]) -> dict[str, object]:
    """The request beside what was and what is asked."""
    return row | {name: getattr(row["change"], name) for name in SAID}


@router.get(
    "/applications/{uuid:case_id}/change-requests",
    response=list[ChangeRequestOut],
    operation_id="grants_change_requests",
)
def list_changes(request: HttpRequest, case_id: UUID) -> list[dict[str, object]]:
    """List what a group asked to change, line by line."""
    case = cases.visible_application(caller(request), case_id)
    return [_row(each) for each in reading.requests_of(case, inside=sees_inside(caller(request), case))]


@router.post(
    "/applications/{uuid:case_id}/change-requests",
    response=ReportSheetOut,
    url_name="grants_change_requests",
    operation_id="grants_ask_for_change",
)
def ask(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Open a request for a change; it is written and handed in like every other form."""
    case = cases.visible_application(caller(request), case_id)
    return {"sheet": actions.open_change(case=case, actor=caller(request)).pk}


@router.post(
    "/applications/{uuid:case_id}/take-back", response=ApplicationOut, operation_id="grants_take_back_request"
)
def take_back(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Take your own request for a change or for money back before it is answered."""
    case = cases.visible_application(caller(request), case_id)
    return application_row(fresh(actions.take_back_request(case=case, actor=caller(request))))


@router.post("/steps/{int:step_id}/change-check", response=ApplicationOut, operation_id="grants_check_change")
def check_change(request: HttpRequest, step_id: int, given: CheckChangeIn) -> dict[str, object]:
    """Answer a request for a change, or recommend where a second person decides."""
    step = step_at(request, step_id, "check_change")
    change = actions.check_change(step=step, actor=caller(request), **given.dict())
    return application_row(fresh(change.application))


@router.post(
    "/steps/{int:step_id}/change-decision", response=ApplicationOut, operation_id="grants_decide_change"
)
def decide_change(request: HttpRequest, step_id: int, given: DecideChangeIn) -> dict[str, object]:
    """Decide on a change as a second person."""
    step = step_at(request, step_id, "decide_change")
    change = actions.decide_change(step=step, actor=caller(request), **given.dict())
    return application_row(fresh(change.application))


@router.get(
    "/applications/{uuid:case_id}/notices",
    response=list[GrantNoticeOut],
    operation_id="grants_notices_of_application",
)
def list_notices(request: HttpRequest, case_id: UUID) -> object:
    """List what a group told of its running grant."""
    return reading.notices_of(cases.visible_application(caller(request), case_id))


@router.post(
    "/applications/{uuid:case_id}/notices",
    response={201: GrantNoticeOut},
    url_name="grants_notices_of_application",
    operation_id="grants_tell_notice",
)
def tell(request: HttpRequest, case_id: UUID, given: GrantNoticeIn) -> tuple[int, Notice]:
    """Tell that other money came, goals are at risk, the project stopped or somebody else represents it."""
    case = cases.visible_application(caller(request), case_id)
    return 201, actions.tell_notice(case=case, actor=caller(request), **given.dict())


@router.get("/notices", response=list[GrantNoticeOut], operation_id="grants_notices")
def open_notices(request: HttpRequest) -> object:
    """List notices that wait for an answer."""
    require(rules.may_read(caller(request)))
    return reading.open_notices(caller(request))


@router.post("/notices/{int:notice_id}/answer", response=GrantNoticeOut, operation_id="grants_answer_notice")
def answer(request: HttpRequest, notice_id: int, given: GrantNoticeAnswerIn) -> Notice:
    """Answer a notice."""
    require(rules.may_read(caller(request)))
    notice = get_object_or_404(Notice, pk=notice_id)
    cases.visible_application(caller(request), notice.application_id)
    return actions.answer_notice(notice=notice, actor=caller(request), **given.dict())
