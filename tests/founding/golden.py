"""German documents of a founding as plain text, compared with files that people have read.

`WRITE_GOLDEN=1` writes the files anew after a meant change; read the difference before you commit it.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from workflows.documents.models import LetterOrder
from workflows.founding.models import FoundingCase

FOLDER = Path(__file__).parent / "golden"


def documents_of(case: FoundingCase) -> str:
    """What every document of the case says, in the order of asking; PDF stands for both."""
    orders = LetterOrder.objects.filter(document__case=case.pk, ending="pdf").select_related("document")
    parts = []
    for order in orders.order_by("document__created_at", "document__name"):
        if order.document.kind == "check_sheet":  # in the group's language, with the day of the check
            continue
        said = json.loads(order.inputs)
        lines = "\n".join(_lines(said["data"]))
        parts.append(f"=== {order.document.name} ===\n{said['title']}\n\n{lines}\n")
    return "\n".join(parts)


def _lines(value: object) -> Iterator[str]:
    """Every text in the order of the template's fields; a row of a table is one line."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _lines(each)
    elif isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        yield " | ".join(value) if len(value) == 4 and value[0].isdigit() else "\n".join(value)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(each)
    elif isinstance(value, str) and value:
        yield value


def compare(name: str, case: FoundingCase) -> None:
    """The documents say what the golden file says, letter by letter."""
    path, now = FOLDER / f"{name}.txt", documents_of(case)
    if os.environ.get("WRITE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")
