"""An exported condition means the same everywhere: server, pages, client, and the engines that others use."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.conf import settings

from workflows.forms.definition.conditions import holds, read_condition
from workflows.forms.definition.jsonlogic import to_jsonlogic
from workflows.forms.definition.nesting import nested

from .conditions import BY_ID, HOSTILE, TYPES_BY_ID, accepted, answers_to, fitting_tests, stored

FOLDER = settings.ROOT / "tests" / "outside"
PAGES = settings.ROOT / "workflows" / "forms" / "static" / "forms"
type Case = tuple[dict[str, Any], dict[str, Any]]
type Judge = Callable[[Iterable[Case]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def judged(node: str, outside: str) -> Judge:
    """What each engine says to conditions (as definitions write them) and stored answers."""
    scripts = FOLDER / "build" / "pages"
    scripts.mkdir(parents=True, exist_ok=True)
    for name in ("conditions.js", "calculated.js", "money.js"):
        shutil.copy(PAGES / name, scripts / name)
    client = settings.ROOT / "tests" / "client" / "build" / "logic.js"

    def judge(cases: Iterable[Case]) -> list[dict[str, Any]]:
        lines = [
            json.dumps({"rule": _logic(rule), "flat": answers, "nested": nested(answers)})
            for rule, answers in cases
        ]
        command = [outside, "src/verdicts.js", str(client), str(scripts / "conditions.js")]
        said = "\n".join(lines)
        done = subprocess.run(command, cwd=FOLDER, input=said, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return judge


def _logic(rule: dict[str, Any]) -> dict[str, Any]:
    return to_jsonlogic(read_condition(rule, TYPES_BY_ID))


def differing(judged: Judge, cases: list[Case], *, without: str = "") -> list[Any]:
    """The cases in which somebody says something else than the server."""
    assert cases
    found = []
    for (rule, answers), verdicts in zip(cases, judged(cases), strict=True):
        verdicts.pop(without, None)
        here = holds(read_condition(rule, TYPES_BY_ID), answers)
        if set(verdicts.values()) != {here}:
            found.append((rule, answers, here, verdicts))
    return found


def test_every_test_on_every_type_with_every_answer(judged: Judge) -> None:
    cases = [
        (test, {} if answer is None else {question: answer})
        for question in BY_ID
        for test in fitting_tests(question)
        for answer in answers_to(question)
    ]
    assert len(cases) > 1_000
    assert {(TYPES_BY_ID[test["question"]], test["is"]) for test, _answers in cases} >= {
        ("money", "one_of"),
        ("money", "at_least"),
        ("group", "more_than"),
        ("address", "not_answered"),
        ("declaration", "equals"),
    }
    assert differing(judged, cases)[:5] == []


@pytest.mark.parametrize(
    ("question", "test", "value", "answer", "expected"),
    [
        ("money", "more_than", "9.50", "10.00", True),  # as texts "10.00" is less
        ("money", "one_of", [100, "250.00"], "100.00", True),
        ("number", "at_least", 0, None, False),  # null >= 0 is true to JavaScript
        ("number", "at_most", 7, None, False),
        ("number", "equals", 0, 0, True),
        ("rows", "at_least", 2, [{"who": "A"}, {"who": "B"}], True),
        ("rows", "at_most", 3, None, False),
        ("rows", "less_than", 11, [{"who": str(number)} for number in range(10)], True),
        ("many", "more_than", 1, ["new", "again"], True),
        ("text", "equals", "10", "10.00", False),  # texts are texts
        ("yes", "not_equals", True, False, True),
        ("yes", "answered", None, False, True),
        ("more.where", "answered", None, {"street": "Weg 1", "town": "Ort"}, True),
    ],
)
def test_what_was_different_outside(
    judged: Judge, question: str, test: str, value: Any, answer: Any, expected: bool
) -> None:
    case = ({"question": question, "is": test, "value": value}, {} if answer is None else {question: answer})
    assert holds(read_condition(case[0], TYPES_BY_ID), case[1]) is expected
    assert set(judged([case])[0].values()) == {expected}


def test_conditions_by_chance_on_whatever_people_type(judged: Judge) -> None:
    """All and any of some tests, nested once; the answers are what the types made of hostile input."""
    luck = random.Random(20261128)
    tests = {question: list(fitting_tests(question)) for question in BY_ID}
    answers = {question: answers_to(question) for question in BY_ID}
    cases = []
    for _number in range(1_500):
        parts: list[dict[str, Any]] = [_test(luck, tests) for _each in range(luck.randint(1, 3))]
        if luck.random() < 0.5:
            parts.append({luck.choice(["all", "any"]): [_test(luck, tests), _test(luck, tests)]})
        given = {key: luck.choice(values) for key, values in answers.items() if luck.random() < 0.8}
        given = {key: value for key, value in given.items() if value is not None}
        cases.append(({luck.choice(["all", "any"]): parts}, given))
    assert 100 < sum(holds(read_condition(rule, TYPES_BY_ID), given) for rule, given in cases) < 1_400
    assert differing(judged, cases)[:5] == []


def _test(luck: random.Random, tests: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return luck.choice(tests[luck.choice(sorted(tests))])


def test_nothing_raises_whatever_lies_there(judged: Judge) -> None:
    """Answers that no type would ever store: the rule is false or true, but nobody falls over."""
    cases = [
        (test, {question: answer})
        for question in BY_ID
        for test in list(fitting_tests(question))[::3]
        for answer in HOSTILE
    ]
    for rule, answers in cases:
        assert holds(read_condition(rule, TYPES_BY_ID), answers) in (True, False)
    said = judged(cases)
    raised = [each for each in said if any(isinstance(each[name], str) for name in each if name != STRICT)]
    assert raised[:5] == []


STRICT = "json-logic-engine"  # raises for what is no number; a number is never stored as such


def test_the_table_is_what_definitions_may_say() -> None:
    """Every test is accepted, but those that the form itself rules out (a fraction of a whole number)."""
    refused = [test for question in BY_ID for test in fitting_tests(question) if not accepted(test)]
    assert {(test["question"], test["is"]) for test in refused} <= {
        ("number", "equals"),
        ("number", "not_equals"),
        ("number", "one_of"),
        ("rows", "at_most"),
        ("rows", "less_than"),
        ("more.people", "at_most"),
        ("more.people", "less_than"),
        ("many", "less_than"),
        ("many", "at_most"),
        ("many", "at_least"),
        ("many", "more_than"),
        ("file", "at_most"),
        ("file", "less_than"),
    }, refused


def test_an_answer_is_stored_as_its_type_says() -> None:
    """So that this table stands for what people type."""
    assert stored("money", "٣") == "3.00"
    assert stored("rows", [{}]) is None
    assert stored("where", {"street": ""}) is None
