"""The API of the room forms: the same actions, rules and words as the screens."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Router, UploadedFile

from workflows.people.access import api_auth
from workflows.people.verdicts import require

from . import registry, rules
from .actions import ChangedMeanwhile, add_file, save_answers, submit_sheet
from .checks import all_problems
from .exporting import export_form
from .models import AnswerSheet
from .problems import Problem
from .schemas import AnswersIn, FormErrorOut, FormOut, ProblemOut, SheetOut
from .screens.progress import step_states
from .types import AnswerContext
from .versions import current_form
from .workbook import Workbook

router = Router(tags=["forms"], auth=api_auth)


@router.get(
    "/definitions/{code}",
    response=FormOut,
    auth=None,
    url_name="forms_definition",
    operation_id="forms_definition",
)
def definition(request: HttpRequest, code: str) -> dict[str, Any]:
    """Read a form as it is now, without an account; the language follows Accept-Language."""
    kind = registry.find(code)
    if kind is None:
        raise Http404
    return export_form(current_form(code), AnswerContext(values=kind.example_context))


@router.get("/sheets/{sheet_id}", response=SheetOut, url_name="forms_sheet", operation_id="forms_sheet")
def read_sheet(request: HttpRequest, sheet_id: UUID) -> dict[str, Any]:
    """Read an answer sheet with its progress."""
    return _as_json(_readable(request, sheet_id))


@router.get(
    "/sheets/{sheet_id}/definition",
    response=FormOut,
    url_name="forms_sheet_definition",
    operation_id="forms_sheet_definition",
)
def sheet_definition(request: HttpRequest, sheet_id: UUID) -> dict[str, Any]:
    """Read the form version that this sheet is pinned to, with the tables and limits of its process."""
    book = _readable(request, sheet_id)
    return export_form(book.form, book.context)


@router.patch(
    "/sheets/{sheet_id}",
    response={200: SheetOut, 409: FormErrorOut},
    url_name="forms_save",
    operation_id="forms_save",
)
def save(request: HttpRequest, sheet_id: UUID, body: AnswersIn) -> Any:
    """Store answers by question, all or nothing; null empties an answer."""
    _exists(sheet_id)
    try:
        saved = save_answers(
            sheet_id=sheet_id,
            answers=body.answers,
            revision=body.revision,
            actor=request.user,  # type: ignore[arg-type]
        )
    except ChangedMeanwhile as refusal:
        return 409, {"code": refusal.code, "detail": refusal.reason, "errors": refusal.errors}
    return 200, _as_json(saved.book)


@router.post(
    "/sheets/{sheet_id}/validate",
    response=list[ProblemOut],
    url_name="forms_validate",
    operation_id="forms_validate",
)
def validate(request: HttpRequest, sheet_id: UUID) -> list[Problem]:
    """List everything that is wrong with the sheet; `must` and `stop` block the submission."""
    return all_problems(_readable(request, sheet_id))


@router.post(
    "/sheets/{sheet_id}/files",
    response={201: SheetOut},
    url_name="forms_upload",
    operation_id="forms_upload",
)
def upload(request: HttpRequest, sheet_id: UUID, question: Form[str], file: File[UploadedFile]) -> Any:
    """Upload one more file as an answer to a question."""
    _exists(sheet_id)
    saved = add_file(sheet_id=sheet_id, question=question, file=file, actor=request.user)  # type: ignore[arg-type]
    return 201, _as_json(saved.book)


@router.post(
    "/sheets/{sheet_id}/submit", response=SheetOut, url_name="forms_submit", operation_id="forms_submit"
)
def submit(request: HttpRequest, sheet_id: UUID) -> dict[str, Any]:
    """Submit the sheet; its process takes over."""
    _exists(sheet_id)
    return _as_json(Workbook(submit_sheet(sheet_id=sheet_id, actor=request.user)))  # type: ignore[arg-type]


def _exists(sheet_id: UUID) -> None:
    get_object_or_404(AnswerSheet.objects.in_use(registry.codes()), pk=sheet_id)


def _readable(request: HttpRequest, sheet_id: UUID) -> Workbook:
    sheet = get_object_or_404(AnswerSheet.objects.whole().in_use(registry.codes()), pk=sheet_id)
    require(rules.may_read(request.user, sheet))  # type: ignore[arg-type]
    return Workbook(sheet, request.user)  # type: ignore[arg-type]


def _as_json(book: Workbook) -> dict[str, Any]:
    sheet = book.sheet
    return {
        "id": sheet.pk,
        "code": sheet.code,
        "version": sheet.version.number,
        "case_id": sheet.case_id,
        "revision": sheet.revision,
        "round": sheet.round,
        "locked_at": sheet.locked_at,
        "updated_at": sheet.updated_at,
        "answers": sheet.answers,
        "typed": sheet.typed,
        "visible": list(book.visible.questions),
        "steps": [{"id": state.step.id, "status": state.status} for state in step_states(book)],
        "corrections": list(book.corrections.values()),
    }
