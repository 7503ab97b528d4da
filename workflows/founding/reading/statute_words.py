"""The words around the check of a statute: groups of results, and why a file can't be read."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..statute_check import Verdict
from .clauses import severity_label
from .statute_report import Row

GROUPS = (
    (Verdict.MISSING, _("This is missing"), "error"),
    (Verdict.DEFECT, _("This does not fit"), "error"),
    (Verdict.UNCLEAR, _("This is unclear: ask an adviser"), "warning"),
    (Verdict.OK, _("This was found"), "success"),
)
_UNREADABLE = {
    "kind": _("We can read DOCX, ODT, PDF, HTML, Markdown and text. Save your statute as one of these."),
    "broken": _("This file is damaged. Open it, save it again and try once more."),
    "locked": _("This file is locked with a password. Save it without one and try once more."),
    "no_text": _("There is no text in this file. If it is a scan, type or copy the text into the box."),
    "too_big": _("This file is larger than 5 MB. Save it without pictures and try once more."),
    "too_long": _("This text is too long for a statute."),
    "too_short": _("This text is too short for a statute. Paste the whole text."),
}


def unreadable(code: str) -> object:
    """What to tell somebody whose file can't be read, and what to do."""
    return _UNREADABLE[code]


def grouped(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The results by verdict: what is missing first, what is fine last; empty groups left out."""
    told = list(rows)
    groups = [
        {"verdict": verdict.value, "title": title, "tone": tone, "rows": _of(told, verdict)}
        for verdict, title, tone in GROUPS
    ]
    return [group for group in groups if group["rows"]]


def _of(rows: list[Row], verdict: Verdict) -> list[dict[str, object]]:
    """The rules with one verdict, the ones the law insists on first."""
    chosen = sorted((row for row in rows if row.verdict is verdict), key=lambda row: row.severity == "should")
    return [
        {
            "id": row.id,
            "asks": row.asks,
            "reason": "" if row.reason == row.asks or verdict is Verdict.OK else row.reason,
            "passage": row.passage,
            "basis": row.basis,
            "severity": severity_label(row.severity),
            "tone": "neutral"
            if verdict is Verdict.OK
            else "error"
            if row.severity != "should"
            else "warning",
        }
        for row in chosen
    ]
