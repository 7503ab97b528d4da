"""The history of a case, as a whole or one part of it."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.engine.reading import TimelineEntry

# By the first word of what happened; all else are steps of the process.
PARTS = {
    "message": "messages",
    "note": "messages",
    "question": "messages",
    "file": "files",
    "answers": "files",
    "contact": "people",
    "case": "people",
    "step": "people",
    "founder": "people",
}
LABELS = {
    "": _("Everything that happened"),
    "steps": pgettext_lazy("history", "Steps"),
    "messages": _("Messages and notes"),
    "files": _("Answers and files"),
    "people": _("People"),
}


def history(entries: Sequence[TimelineEntry], told: str) -> dict[str, object]:
    """The lines that are shown, and the parts there are to choose from (none when there is only one)."""
    parts = {_part(entry) for entry in entries}
    told = told if told in parts else ""
    choices = [
        {"code": code, "label": label, "current": code == told}
        for code, label in LABELS.items()
        if not code or code in parts
    ]
    return {
        "timeline": [entry for entry in entries if not told or _part(entry) == told],
        "history_parts": choices if len(parts) > 1 else [],
        "history_told": told,
    }


def _part(entry: TimelineEntry) -> str:
    return PARTS.get(entry.verb.partition(".")[0], "steps")
