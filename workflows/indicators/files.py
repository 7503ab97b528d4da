"""A report as a file: spreadsheet, text for the funder, and the JSON of which its checksum is made."""

import json
from collections.abc import Callable

from django.http import HttpResponse

from workflows.values.spreadsheets import xlsx_file

from .models import Report
from .reports import LANGUAGE, draft, rows


def _xlsx(report: Report) -> bytes:
    return xlsx_file(rows(report.data, report.version, report.digest), str(report.as_of))


def _text(report: Report) -> bytes:
    return draft(report.data).encode("utf-8-sig")


def _json(report: Report) -> bytes:
    return json.dumps(report.data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


FILES: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "txt": ("text/plain; charset=utf-8", _text),
    "json": ("application/json", _json),
}


def file_of(report: Report, ending: str) -> HttpResponse:
    """The answer with the file; a report never changes, its file neither."""
    media_type, write = FILES[ending]
    response = HttpResponse(write(report), content_type=media_type)
    name = f"report-{report.as_of:%Y-%m-%d}-{report.version}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Language"] = LANGUAGE
    response["Cache-Control"] = "private, no-store"
    return response
