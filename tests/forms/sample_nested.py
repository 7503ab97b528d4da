"""A form with a list inside a list: days, and the sessions of each day."""

import copy
from typing import Any

from workflows.forms import registry

from .sample_questions import four
from .sample_rows import KINDS, PAID, _ask, submit

CODE = "sample.nested"
SESSIONS = [
    _ask("what", "short_text", required=True),
    _ask("kind", "choice", options=KINDS, required=True),
    _ask("fee", "money", show_when=PAID, required=True),
    _ask(
        "double",
        "calculated",
        formula={"do": "sum", "of": [{"question": "fee"}, {"question": "fee"}]},
        **{"as": "money"},
    ),
]
OPEN = {"question": "open", "is": "equals", "value": True}
MANY = {"question": "sessions", "is": "at_least", "value": 2}
COLUMNS = [
    _ask("day", "short_text", required=True),
    _ask("open", "yes_no"),
    _ask(
        "sessions",
        "group",
        questions=SESSIONS,
        required=True,
        row_label=four(*["Termin"] * 4),
        show_when={"any": [{"question": "open", "is": "not_answered"}, OPEN]},
    ),
    _ask("number", "calculated", formula={"do": "count", "of": [{"question": "sessions"}]}),
    _ask("break", "short_text", show_when=MANY),
]


def definition(**more: Any) -> dict[str, Any]:
    """One page with the days, one more after it."""
    settings = {"row_label": four(*["Tag"] * 4), **more}
    days = _ask("days", "group", questions=copy.deepcopy(COLUMNS), **settings)
    return {
        "code": CODE,
        "title": four(*["Tage"] * 4),
        "steps": [
            {"id": "all", "title": four(*["Alle"] * 4), "questions": [days]},
            {"id": "more", "title": four(*["Mehr"] * 4), "questions": [_ask("end", "short_text")]},
        ],
    }


def register(**more: Any) -> None:
    """The form can be opened."""
    registry.register(registry.FormKind(CODE, definition=lambda: definition(**more), submit=submit))
