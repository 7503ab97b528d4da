"""Uploading one file while people stay on the page, for pages with JavaScript."""

from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workflows.forms.actions import add_file, lay_beside
from workflows.forms.actions.marks import mark
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.types.files import MOST_FILES, file_column
from workflows.forms.types.row_cells import draw_cell
from workflows.people.verdicts import Invalid, Refusal

from .autosave import drawn_html


@require_POST
def upload(request: HttpRequest, sheet_id: UUID, page: str) -> JsonResponse:
    """`file` is one more file of the answer to `question`; the answer holds the question drawn anew.

    For a `cell` of a list it holds the cell, and the row names the file when it is saved next. 401 when the
    person is no longer signed in, 422 with one plain sentence when the file is refused.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"code": "signed_out", "detail": _("You have been signed out.")}, status=401)
    wanted, file = request.POST.get("question", "")[:80], request.FILES.get("file")
    if file is None:
        return _refusal(Invalid({wanted or "file": _("Please upload a file.")}))
    try:
        if cell := request.POST.get("cell", "")[:80]:
            beside = request.POST.getlist("beside")[:MOST_FILES]
            book, named = lay_beside(
                sheet_id=sheet_id, question=wanted, part=cell, beside=beside, file=file, actor=request.user
            )
            return JsonResponse({"html": _cell_html(book, wanted, cell, named)}, status=201)
        saved = add_file(sheet_id=sheet_id, question=wanted, file=file, actor=request.user)
    except AnswerSheet.DoesNotExist as error:
        raise Http404 from error
    except Refusal as refusal:
        return _refusal(refusal)
    answer = {
        "mark": mark(saved.sheet, wanted),
        "saved_at": time_format(timezone.localtime(), "TIME_FORMAT"),
        "html": drawn_html(saved, saved.book.form.questions[wanted]),
    }
    return JsonResponse(answer, status=201)


def _cell_html(book: Workbook, question: str, cell: str, files: list[str]) -> str:
    """The files of the cell as the row shows them now."""
    column = file_column(book.form.questions[question])
    drawn = draw_cell(column, files, f"{question}-{cell}", book.context) if column else {}
    return render_to_string(drawn["template"], {"f": drawn})


def _refusal(refusal: Refusal) -> JsonResponse:
    errors = refusal.errors if isinstance(refusal, Invalid) else {}
    answer = {"code": refusal.code, "detail": refusal.reason, "errors": errors}
    return JsonResponse(answer, status=refusal.status)
