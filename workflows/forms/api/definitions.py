"""Forms as data: JSON Schema of the answers, order of the screens, conditions as JsonLogic."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language, override
from ninja import Query

from .. import registry
from ..reading.exporting import export_form
from ..types import AnswerContext
from ..versions.freezing import form_of_published, published
from .routing import readable, router
from .schemas import FormOut, Language


@router.get("/definitions/{code}", response=FormOut, auth=None, operation_id="forms_definition")
def definition(request: HttpRequest, code: str, language: Query[Language | None] = None) -> dict[str, object]:
    """Read a form as it is now, without an account, in `language` or as Accept-Language says."""
    version = published(code)
    kind = registry.find(version.kind_code if version else code)
    if kind is None:
        raise Http404
    with override(language or get_language()):
        form = form_of_published(version, code)
        context = AnswerContext(values=kind.example_context)
        return export_form(form, context, version=version.number if version else None)


@router.get("/sheets/{sheet_id}/definition", response=FormOut, operation_id="forms_sheet_definition")
def sheet_definition(
    request: HttpRequest, sheet_id: UUID, language: Query[Language | None] = None
) -> dict[str, object]:
    """Read the form version that this sheet is pinned to, with the tables and limits of its process."""
    book = readable(request, sheet_id)
    with override(language or get_language()):
        return export_form(book.compiled, book.context, version=book.sheet.version.number)
