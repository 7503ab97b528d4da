"""A condition inside a row means the same everywhere: server, pages, client and json-logic-js."""

import json
import random
import shutil
import subprocess
from typing import Any

from django.conf import settings

from workflows.forms.definition.jsonlogic import to_jsonlogic
from workflows.forms.definition.parts import read_question
from workflows.forms.types.row_conditions import asked_row

from .conditions import QUESTIONS, answers_to, fitting_tests

FOLDER = settings.ROOT / "tests" / "outside"
PAGES = settings.ROOT / "workflows" / "forms" / "static" / "forms"
# What may stand in a row; ids of columns have no dots.
COLUMNS = [
    each
    for each in QUESTIONS
    if each["id"] in {"text", "number", "half", "money", "day", "yes", "one", "town"}
]


def _row_of_chance(luck: random.Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """A list whose columns depend on those before them, and one of its rows."""
    columns = [dict(each) for each in luck.sample(COLUMNS, luck.randint(2, len(COLUMNS)))]
    for number, column in enumerate(columns):
        if number and luck.random() < 0.7:
            earlier = [each["id"] for each in columns[:number]]
            parts = [
                luck.choice(list(fitting_tests(luck.choice(earlier)))) for _each in range(luck.randint(1, 2))
            ]
            column["show_when"] = {luck.choice(["all", "any"]): parts}
    given = {each["id"]: luck.choice(answers_to(each["id"])) for each in columns if luck.random() < 0.8}
    row = {key: value for key, value in given.items() if value is not None}
    return {"id": "list", "type": "group", "label": "L", "questions": columns}, row


def test_rows_by_chance(node: str, outside: str) -> None:
    luck = random.Random(20261128)
    cases = [_row_of_chance(luck) for _number in range(600)]
    scripts = FOLDER / "build" / "rows"
    scripts.mkdir(parents=True, exist_ok=True)
    for name in ("conditions.js", "calculated.js", "money.js"):
        shutil.copy(PAGES / name, scripts / name)
    here, lines = [], []
    for raw, row in cases:
        columns = read_question(raw, "s").columns
        here.append(asked_row(columns, row).cells)
        logic = [
            {"id": each.id, "show": to_jsonlogic(each.show_when) if each.show_when else None}
            for each in columns
        ]
        lines.append(json.dumps({"columns": logic, "row": row}))
    client = settings.ROOT / "tests" / "client" / "build" / "form.js"
    command = [outside, "src/rows.js", str(client), str(scripts / "conditions.js")]
    done = subprocess.run(
        command, cwd=FOLDER, input="\n".join(lines), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    hidden = sum(len(row) - len(cells) for (_raw, row), cells in zip(cases, here, strict=True))
    assert 300 < hidden < 1_500
    differing = [
        (raw, row, cells, verdicts)
        for (raw, row), cells, verdicts in zip(cases, here, said, strict=True)
        if any(verdict != cells for verdict in verdicts.values())
    ]
    assert differing[:3] == []
