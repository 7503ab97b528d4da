"""A form with a list whose rows calculate, and with sums over the rows that decide about later questions."""

from typing import Any

from workflows.forms import registry

from .sample_questions import four
from .sample_rows import submit

CODE = "sample.sums"


def _ask(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": four(*[name.capitalize()] * 4), **more}


def _worked_out(name: str, do: str, *of: str, **more: Any) -> dict[str, Any]:
    formula = {"do": do, "of": [{"question": each} for each in of]}
    return _ask(name, "calculated", formula=formula, **{"as": "money"} | more)


DEAR = {"question": "cost", "is": "more_than", "value": "100.00"}
COLUMNS = [
    _ask("what", "short_text", required=True),
    _ask("pieces", "number", required=True),
    _ask("price", "money", required=True),
    _worked_out("cost", "product", "pieces", "price", max=1000),
    _ask("freight", "money", show_when=DEAR, required=True),
    _worked_out("sum", "sum", "cost", "freight"),
]


def _over_rows(name: str, do: str, column: str, **more: Any) -> dict[str, Any]:
    formula = {"do": do, "of": [{"question": "things", "column": column}]}
    return _ask(name, "calculated", formula=formula, **more)


def definition() -> dict[str, Any]:
    """One page with the list and its sums, one more with what they bring up."""
    here = [
        _ask("things", "group", questions=COLUMNS),
        _over_rows("total", "sum", "sum", max=2000, **{"as": "money"}),
        _over_rows("kinds", "count", "sum"),
        _worked_out("average", "share", "total", "kinds", **{"as": "percent"}),
        _ask("why", "long_text", required=True, show_when={**DEAR, "question": "total", "value": 500}),
    ]
    more = [_ask("note", "short_text", show_when={"question": "kinds", "is": "at_least", "value": 2})]
    return {
        "code": CODE,
        "title": four(*["Anschaffungen"] * 4),
        "steps": [
            {"id": "all", "title": four(*["Alle"] * 4), "questions": here},
            {"id": "more", "title": four(*["Mehr"] * 4), "questions": [*more, _ask("end", "short_text")]},
        ],
    }


def register() -> None:
    """The form can be opened."""
    registry.register(registry.FormKind(CODE, definition=definition, submit=submit))
