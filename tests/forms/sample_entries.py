"""A form with a list whose rows have pages of their own, with a condition, a file and a sum in each."""

from typing import Any

from workflows.forms import registry

from .sample_questions import four
from .sample_row_files import COLUMNS
from .sample_rows import _ask, submit

CODE = "sample.entries"


def definition(**more: Any) -> dict[str, Any]:
    """One page with the list and what it decides, one more after it."""
    settings = {"own_pages": True, "row_label": four(*["Sache"] * 4), "max_rows": 4, **more}
    many = {"question": "things", "is": "at_least", "value": 2}
    total = {"do": "sum", "of": [{"question": "things", "column": "price"}]}
    return {
        "code": CODE,
        "title": four(*["Dinge"] * 4),
        "steps": [
            {
                "id": "all",
                "title": four(*["Alle"] * 4),
                "questions": [
                    _ask("title", "short_text"),
                    _ask("things", "group", questions=COLUMNS, **settings),
                    _ask("total", "calculated", formula=total, **{"as": "money"}),
                    _ask("why", "short_text", show_when=many),
                ],
            },
            {"id": "more", "title": four(*["Mehr"] * 4), "questions": [_ask("end", "short_text")]},
        ],
    }


def register(**more: Any) -> None:
    """The form can be opened."""
    registry.register(registry.FormKind(CODE, definition=lambda: definition(**more), submit=submit))
