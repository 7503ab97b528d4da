"""Definitions are refused with the place named, and conditions mean the same as JsonLogic."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from workflows.forms.definition.conditions import holds, read_condition
from workflows.forms.definition.jsonlogic import to_jsonlogic
from workflows.forms.definition.validation import DefinitionError, check_definition

from . import sample


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Mistakes are read in the language of the code."""
    with translation.override("en"):
        yield


def changed(path: list[Any], value: Any) -> dict[str, Any]:
    """The sample with one thing replaced."""
    definition = copy.deepcopy(sample.definition())
    place = definition
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return definition


def test_the_sample_is_fine() -> None:
    check_definition(sample.definition())


BROKEN = [
    (
        ["steps", 0, "questions", 1, "label"],
        {"de": "x"},
        "question contact_name, label: text missing in en, ar, uk",
    ),
    (["steps", 0, "questions", 1, "type"], "telepathy", "unknown type 'telepathy'"),
    (["steps", 0, "questions", 1, "id"], "email", "question email: the id is used twice"),
    (["steps", 0, "questions", 1, "colour"], "red", "unknown key 'colour'"),
    (
        ["steps", 0, "questions", 1, "show_when"],
        {"question": "iban", "is": "answered"},
        "iban is not an earlier question",
    ),
    (
        ["steps", 0, "questions", 1, "show_when"],
        {"question": "contact_name", "is": "answered"},
        "not an earlier question",
    ),
    (
        ["steps", 0, "questions", 2, "required"],
        {"question": "nothing", "is": "answered"},
        "nothing is not an earlier",
    ),
    (["steps", 0, "show_when"], {"all": []}, "at least one test"),
    (
        ["steps", 0, "show_when"],
        {"all": [{"any": [{"all": [{"question": "x", "is": "answered"}]}]}]},
        "nest once",
    ),
    (["steps", 0, "id"], "check", "step check"),
    (["steps", 0, "needs"], ["money"], "money is not an earlier step"),
    (["steps", 1, "questions", 2, "options"], [], "options are missing"),
    (
        ["steps", 2, "questions", 1, "columns", 0, "type"],
        "person_list",
        "the type person_list can’t be a column",
    ),
    (["steps"], [], "at least one step"),
]


@pytest.mark.parametrize(("path", "value", "words"), BROKEN)
def test_every_mistake_is_named_with_its_place(path: list[Any], value: Any, words: str) -> None:
    with pytest.raises(DefinitionError, match=words):
        check_definition(changed(path, value))


@pytest.mark.parametrize(
    "raw", [None, [], "x", {}, {"code": 1, "steps": [None, {"id": "a", "questions": [None, {}]}]}]
)
def test_nonsense_is_refused(raw: object) -> None:
    with pytest.raises(DefinitionError):
        check_definition(raw)


@pytest.mark.parametrize(
    ("kind", "test", "value", "answer", "expected"),
    [
        ("yes_no", "equals", True, True, True),
        ("yes_no", "equals", True, "true", False),
        ("number", "equals", "10", 10, True),
        ("money", "equals", "10.00", "10", True),
        ("short_text", "equals", "10", "10.00", False),
        ("choice", "not_equals", "a", None, False),
        ("choice", "not_equals", "a", "b", True),
        ("choice", "one_of", ["a", "b"], "b", True),
        ("money", "one_of", [100, 250], "250.00", True),
        ("multi", "contains", "a", ["a", "b"], True),
        ("multi", "not_contains", "a", None, True),
        ("money", "more_than", 10, "9.50", False),
        ("number", "more_than", 10, 11, True),
        ("group", "at_least", 2, [{}, {}], True),
        ("date", "less_than", "2027-01-01", "2026-12-31", True),
        ("number", "at_most", 5, None, False),
        ("number", "at_least", 5, "abc", False),
        ("number", "at_least", 0, None, False),
        ("number", "at_least", 0, 0, True),
        ("yes_no", "answered", None, False, True),
        ("multi", "not_answered", None, [], True),
        ("short_text", "more_than", 5, "9", False),
    ],
)
def test_what_a_test_means(kind: str, test: str, value: Any, answer: Any, expected: bool) -> None:
    """The same holds outside: tests/outside/test_conditions.py."""
    condition = read_condition({"question": "q", "is": test, "value": value}, {"q": kind})
    assert holds(condition, {"q": answer}) is expected


def test_all_and_any_nest_once() -> None:
    leaf = {"question": "q", "is": "equals", "value": 1}
    parts = [leaf, {"any": [leaf, {"question": "r", "is": "answered"}]}]
    condition = read_condition({"all": parts}, {"q": "number", "r": "number"})
    assert holds(condition, {"q": 1})
    assert not holds(condition, {"q": 2, "r": 1})
    assert to_jsonlogic(condition)["and"][0]["and"][1] == {"==": [{"+": [{"var": "q"}]}, 1]}
