"""Answer sheets: read, save by question, check, submit."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query

from workflows.people.access.doors import caller

from ..actions import ChangedMeanwhile, save_answers, submit_sheet
from ..actions.matching import read_etags, save_unchanged
from ..checks.problems import Problem
from ..checks.sheets import problems_at
from ..reading.workbook import Workbook
from .routing import REFUSALS, find_sheet, readable, router
from .rows import changed_row, etag, sheet_row
from .schemas import AnswersIn, ChangedOut, ProblemOut, SheetOut


@router.get(
    "/sheets/{sheet_id}",
    response={200: SheetOut, 403: REFUSALS[403], 404: REFUSALS[404]},
    operation_id="forms_sheet",
)
def read_sheet(request: HttpRequest, response: HttpResponse, sheet_id: UUID) -> dict[str, object]:
    """Read an answer sheet with its progress; its revision is also the ETag."""
    book = readable(request, sheet_id)
    response["ETag"] = etag(book)
    return sheet_row(book)


@router.patch(
    "/sheets/{sheet_id}",
    response={**REFUSALS, 200: SheetOut, 409: ChangedOut, 412: ChangedOut},
    operation_id="forms_save",
)
def save(
    request: HttpRequest,
    response: HttpResponse,
    sheet_id: UUID,
    body: AnswersIn,
    if_match: str | None = Header(None, alias="If-Match", description="The ETag that you read."),
) -> Any:
    """Store answers by question, all or nothing; null empties an answer.

    With `revision` only the questions you send are compared: 409 when somebody changed one of them since.
    With If-Match the whole sheet is: 412 when somebody changed anything. Both say who changed what.
    """
    find_sheet(sheet_id)
    sent: dict[str, Any] = {"sheet_id": sheet_id, "answers": body.answers, "actor": caller(request)}
    try:
        if if_match is None:
            saved = save_answers(revision=body.revision, **sent)
        else:
            saved = save_unchanged(etags=read_etags(if_match), revision=body.revision, **sent)
    except ChangedMeanwhile as refusal:
        return refusal.status, changed_row(refusal)
    response["ETag"] = etag(saved.book)
    return 200, sheet_row(saved.book)


@router.post(
    "/sheets/{sheet_id}/validate",
    response={200: list[ProblemOut], 403: REFUSALS[403], 404: REFUSALS[404], 422: REFUSALS[422]},
    operation_id="forms_validate",
)
def validate(
    request: HttpRequest,
    sheet_id: UUID,
    step: str | None = Query(None, description="Only this step."),
    question: str | None = Query(None, description="Only this question."),
) -> list[Problem]:
    """List what is wrong with the sheet, a step or a question; `must` and `stop` block the submission."""
    return problems_at(readable(request, sheet_id), step=step, question=question)


@router.post(
    "/sheets/{sheet_id}/submit",
    response={200: SheetOut, **REFUSALS},
    operation_id="forms_submit",
)
def submit(request: HttpRequest, sheet_id: UUID) -> dict[str, object]:
    """Submit the sheet; its process takes over. 422 names the questions that keep it from being submitted."""
    find_sheet(sheet_id)
    return sheet_row(Workbook(submit_sheet(sheet_id=sheet_id, actor=caller(request))))
