"""Conditions and formulas inside a row mean the same everywhere: server, pages, client and json-logic-js."""

import json
import random
import shutil
import subprocess
from typing import Any

from django.conf import settings

from workflows.forms.definition.parts import Question, read_question
from workflows.forms.reading.exporting import _question
from workflows.forms.types import AnswerContext
from workflows.forms.types.calculated import draw_formula
from workflows.forms.types.row_conditions import asked_row

from .conditions import BY_ID, QUESTIONS, answers_to, fitting_tests

FOLDER = settings.ROOT / "tests" / "outside"
PAGES = settings.ROOT / "workflows" / "forms" / "static" / "forms"
# What may stand in a row; ids of columns have no dots.
COLUMNS = [
    each
    for each in QUESTIONS
    if each["id"] in {"text", "number", "half", "money", "day", "yes", "one", "town"}
]


NUMBERS = {"number", "half", "money", "sum", "share"}


def _calculated(luck: random.Random, name: str, earlier: list[str]) -> dict[str, Any] | None:
    """A column worked out of earlier ones; None where there is nothing to work it out of."""
    do = luck.choice(["sum", "sum", "count", "difference", "product", "share"])
    fitting = [each for each in earlier if each in NUMBERS or (do == "count" and each != "yes")]
    if not fitting:
        return None
    of = [{"question": luck.choice(fitting)} for _each in range(2 if do != "count" else luck.randint(1, 3))]
    shown = luck.choice([{}, {"as": "money"}, {"as": "percent"}, {"decimals": 1}, {"decimals": 2}])
    return {**BY_ID[name], "as": "number", **shown, "formula": {"do": do, "of": of}}


def _with_calculated(luck: random.Random, columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The columns with up to two that are worked out among them, the later one sometimes out of the first."""
    for name in ("sum", "share"):
        at = luck.randint(1, len(columns))
        found = _calculated(luck, name, [each["id"] for each in columns[:at]])
        columns = columns if found is None else [*columns[:at], found, *columns[at:]]
    return columns


def _columns_of_chance(luck: random.Random, *, inner: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Columns that depend on those before them; with `inner` a list with these columns is one of them."""
    columns = [dict(each) for each in luck.sample(COLUMNS, luck.randint(2, len(COLUMNS)))]
    if inner is not None:
        columns.insert(luck.randint(0, len(columns)), {**BY_ID["rows"], "questions": inner})
    columns = _with_calculated(luck, columns)
    for number, column in enumerate(columns):
        if number and luck.random() < 0.7:
            earlier = [each["id"] for each in columns[:number]]
            parts = [
                luck.choice(list(fitting_tests(luck.choice(earlier)))) for _each in range(luck.randint(1, 2))
            ]
            column["show_when"] = {luck.choice(["all", "any"]): parts}
    return columns


def _answers_of_chance(luck: random.Random, columns: list[dict[str, Any]]) -> dict[str, Any]:
    """One row; a list inside it has none to three rows of its own."""
    given: dict[str, Any] = {}
    for column in columns:
        if column["type"] == "group":
            rows = [_answers_of_chance(luck, column["questions"]) for _each in range(luck.randint(0, 3))]
            given["rows"] = [each for each in rows if each] or None
        elif column["type"] != "calculated" and luck.random() < 0.8:
            given[column["id"]] = luck.choice(answers_to(column["id"]))
    return {key: value for key, value in given.items() if value is not None}


def _row_of_chance(luck: random.Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """A list whose columns depend on those before them, and one of its rows."""
    inner = _columns_of_chance(luck, inner=None) if luck.random() < 0.5 else None
    columns = _columns_of_chance(luck, inner=inner)
    row = _answers_of_chance(luck, columns)
    return {"id": "list", "type": "group", "label": "L", "questions": columns}, row


def _told(raw: Question) -> list[dict[str, Any]]:
    """The columns of a list as other programs and our pages get them."""
    exported = _question(raw, AnswerContext(), {})["columns"]
    return [
        {
            "id": each["id"],
            "show": each["show_when"],
            "formula": each["formula"],
            "drawn": _drawn(column),
            **({"columns": _told(column)} if column.columns else {}),
        }
        for each, column in zip(exported, raw.columns, strict=True)
    ]


def _drawn(column: Question) -> Any:
    """The formula as our pages get it."""
    if column.type != "calculated":
        return None
    return json.loads(str(draw_formula(column, column.settings["formula"]["of"], "")["formula"]))


def test_rows_by_chance(node: str, outside: str) -> None:
    luck = random.Random(20261128)
    cases = [_row_of_chance(luck) for _number in range(600)]
    scripts = FOLDER / "build" / "rows"
    scripts.mkdir(parents=True, exist_ok=True)
    for name in ("conditions.js", "calculated.js", "money.js"):
        shutil.copy(PAGES / name, scripts / name)
    here, lines = [], []
    for raw, row in cases:
        question = read_question(raw, "s")
        here.append(asked_row(question.columns, row).cells)
        lines.append(json.dumps({"columns": _told(question), "row": row}))
    client = settings.ROOT / "tests" / "client" / "build" / "form.js"
    command = [outside, "src/rows.js", str(client), str(scripts / "conditions.js")]
    done = subprocess.run(
        command, cwd=FOLDER, input="\n".join(lines), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    hidden = sum(len(set(row) - set(cells)) for (_raw, row), cells in zip(cases, here, strict=True))
    worked_out = sum(len(set(cells) - set(row)) for (_raw, row), cells in zip(cases, here, strict=True))
    assert 300 < hidden < 1_500
    assert worked_out > 200
    # Lists inside rows of which all, some and none is left.
    both = zip(cases, here, strict=True)
    lists = [(row["rows"], cells.get("rows")) for (_raw, row), cells in both if "rows" in row]
    assert len(lists) > 150
    assert sum(left is None for _rows, left in lists) > 20
    assert sum(left is not None and left != rows for rows, left in lists) > 40
    differing = [
        (raw, row, cells, verdicts)
        for (raw, row), cells, verdicts in zip(cases, here, said, strict=True)
        if any(verdict != cells for verdict in verdicts.values())
    ]
    assert differing[:3] == []
