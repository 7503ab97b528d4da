"""A form with a list whose rows take files, one row needing them and another not."""

from typing import Any

from workflows.forms import registry

from .sample_questions import four
from .sample_rows import KINDS, PAID, submit

CODE = "sample.files"


def _ask(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": four(*[name.capitalize()] * 4), **more}


COLUMNS = [
    _ask("what", "short_text", required=True),
    _ask("kind", "choice", options=KINDS, required=True),
    _ask("price", "money"),
    _ask("offer", "file", max_files=2, show_when=PAID, required=True),
    _ask("note", "short_text", show_when={"question": "offer", "is": "at_least", "value": 2}),
]


def definition() -> dict[str, Any]:
    """One page with the list, one more after it."""
    things = _ask("things", "group", questions=COLUMNS, row_label=four(*["Sache"] * 4))
    return {
        "code": CODE,
        "title": four(*["Angebote"] * 4),
        "steps": [
            {"id": "all", "title": four(*["Alle"] * 4), "questions": [things]},
            {"id": "more", "title": four(*["Mehr"] * 4), "questions": [_ask("end", "short_text")]},
        ],
    }


def register() -> None:
    """The form can be opened."""
    registry.register(registry.FormKind(CODE, definition=definition, submit=submit))
