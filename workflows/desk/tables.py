"""A table as a file: which kinds of files there are, and how they are handed out."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.desk.reading.tables import texts
from workflows.values.spreadsheets import Value, csv_file, xlsx_file

type Rows = list[list[Value]]


def _csv(rows: Rows) -> bytes:
    head, *rest = texts(rows)
    return csv_file(head, rest)


FILES: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda rows: xlsx_file(rows, _("Table")),
    ),
}


def file_of(rows: Rows, ending: str, *, name: str = "cases") -> HttpResponse:
    """The answer with the file, kept by nobody in between."""
    media_type, write = FILES[ending]
    response = HttpResponse(write(rows), content_type=media_type)
    dated = f"{name}-{timezone.localdate():%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{dated}"'
    response["Cache-Control"] = "private, no-store"
    return response
