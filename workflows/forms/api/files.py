"""Files as answers: add one, take one away."""

from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, UploadedFile

from workflows.people.access.doors import caller

from ..actions import add_file, remove_file
from .routing import REFUSALS, find_sheet, router
from .rows import sheet_row
from .schemas import SheetOut


@router.post("/sheets/{sheet_id}/files", response={201: SheetOut, **REFUSALS}, operation_id="forms_upload")
def upload(
    request: HttpRequest,
    sheet_id: UUID,
    question: Form[str],
    file: File[UploadedFile],
    part: str = Form("", description="In a list: row and column, such as 0-offer; rows are counted from 0."),
) -> object:
    """Upload one more file as an answer to a question, or into a row of a list that is stored already."""
    find_sheet(sheet_id)
    saved = add_file(sheet_id=sheet_id, question=question, part=part, file=file, actor=caller(request))
    return 201, sheet_row(saved.book)


@router.delete(
    "/sheets/{sheet_id}/files/{file_id}",
    response={200: SheetOut, **REFUSALS},
    operation_id="forms_remove_file",
)
def remove(request: HttpRequest, sheet_id: UUID, file_id: UUID) -> dict[str, object]:
    """Take a file out of the answer that names it; in a draft the file is deleted."""
    find_sheet(sheet_id)
    return sheet_row(remove_file(sheet_id=sheet_id, file_id=file_id, actor=caller(request)).book)
