"""Conditions and formulas that can never work are refused with their place; nothing hostile raises."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.forms.definition.conditions import TESTS, holds, read_condition
from workflows.forms.definition.formulas import calculate
from workflows.forms.definition.validation import DefinitionError, check_definition

from .sample import four

LABEL = four("Frage", "Question", "سؤال", "Питання")
OPTIONS = [{"code": code, "label": LABEL} for code in ("new", "again")]


def ask(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": LABEL, **more}


ROWS = [ask("who", "short_text"), ask("cost", "money")]
QUESTIONS = [
    ask("text", "short_text"),
    ask("number", "number"),
    ask("money", "money"),
    ask("day", "date"),
    ask("phone", "phone"),
    ask("iban", "iban"),
    ask("us", "organisation"),
    ask("yes", "yes_no"),
    ask("one", "choice", options=OPTIONS),
    ask("table", "choice", options_from="places"),
    ask("many", "multi", options=OPTIONS),
    ask("agree", "declaration"),
    ask("rows", "group", questions=ROWS),
    ask("file", "file"),
    ask("plan", "finance_plan"),
    ask("where", "address"),
    ask("hint", "explanation", text=LABEL),
]
TYPES = {question["id"]: question["type"] for question in QUESTIONS}
NAMES = list(TYPES)


def form(**last: Any) -> dict[str, Any]:
    questions = [*copy.deepcopy(QUESTIONS), {**ask("last", "short_text"), **last}]
    return {"code": "f", "title": LABEL, "steps": [{"id": "s", "title": LABEL, "questions": questions}]}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Mistakes are read in the language of the code."""
    with translation.override("en"):
        yield


NEVER: list[tuple[str, str, Any]] = [
    ("one", "equals", "nwe"),
    ("one", "not_equals", "nwe"),
    ("one", "equals", ""),
    ("one", "equals", None),
    ("one", "equals", True),
    ("one", "equals", ["new"]),
    ("one", "one_of", []),
    ("one", "one_of", ["new", "agian"]),
    ("one", "contains", "new"),
    ("one", "not_contains", "new"),
    ("one", "more_than", 1),
    ("table", "equals", ""),
    ("table", "equals", 5),
    ("many", "contains", "nwe"),
    ("many", "contains", ["new"]),
    ("many", "equals", "new"),
    ("many", "equals", ["new"]),
    ("many", "one_of", ["new"]),
    ("many", "at_least", "new"),
    ("many", "at_least", -1),
    ("number", "more_than", "abc"),
    ("number", "more_than", "nan"),
    ("number", "at_least", "inf"),
    ("number", "at_least", "1e3"),
    ("number", "equals", "1_000"),
    ("number", "equals", True),
    ("number", "equals", [1]),
    ("number", "equals", {"a": 1}),
    ("number", "one_of", []),
    ("number", "one_of", [1, "x"]),
    ("number", "contains", 1),
    ("money", "less_than", "1.000,00"),
    ("money", "less_than", None),
    ("text", "more_than", 5),
    ("text", "at_most", "z"),
    ("text", "contains", "x"),
    ("text", "equals", 5),
    ("text", "equals", " "),
    ("day", "less_than", "1.1.2027"),
    ("day", "less_than", "2027-02-30"),
    ("day", "more_than", 2027),
    ("yes", "equals", "yes"),
    ("yes", "equals", 1),
    ("yes", "more_than", 0),
    ("yes", "contains", True),
    ("agree", "equals", False),
    ("agree", "not_equals", True),
    ("rows", "equals", 2),
    ("rows", "contains", "x"),
    ("rows", "at_least", "two"),
    ("rows", "at_least", 1.5),
    ("file", "equals", "x.pdf"),
    ("plan", "more_than", 100),
    ("where", "equals", "Lindenstadt"),
    ("hint", "answered", None),
    ("hint", "equals", "x"),
    ("number", "equals", 1.5),
    ("number", "one_of", [1, "2.50"]),
    ("number", "more_than", "99999999999999999"),
    ("money", "equals", "9.999"),
    ("text", "equals", "two  words"),
    ("text", "equals", "x "),
    ("phone", "equals", "0681 12345"),
    ("iban", "equals", "DE89 3704 0044 0532 0130 00"),
    ("us", "equals", "7b1c5f2e-0000-4000-8000-000000000001"),
    ("rows", "less_than", 1),
    ("rows", "at_most", 0),
    ("rows", "more_than", 100),
    ("many", "at_least", 3),
    ("file", "less_than", 1),
]


@pytest.mark.parametrize(("question", "test", "value"), NEVER)
@pytest.mark.parametrize("key", ["show_when", "required", "stop_when"])
def test_a_test_that_can_never_be_true_is_refused(question: str, test: str, value: Any, key: str) -> None:
    rule: Any = {"any": [{"question": question, "is": test, "value": value}]}
    with pytest.raises(DefinitionError) as caught:
        check_definition(form(**{key: {"when": rule, "advice": LABEL} if key == "stop_when" else rule}))
    (mistake,) = caught.value.mistakes
    assert (mistake.place.step, mistake.place.question, mistake.place.field) == ("s", "last", key)
    assert question in mistake.message


FINE: list[tuple[str, str, Any]] = [
    ("one", "equals", "new"),
    ("one", "one_of", ["new", "again"]),
    ("table", "equals", "10045114"),
    ("many", "contains", "again"),
    ("many", "at_least", 2),
    ("number", "more_than", 10),
    ("number", "more_than", "10"),
    ("money", "at_least", "99.50"),
    ("money", "one_of", [100, "250.00"]),
    ("day", "at_most", "2027-12-31"),
    ("yes", "equals", False),
    ("agree", "equals", True),
    ("rows", "at_least", 2),
    ("rows", "at_least", 100),
    ("many", "at_most", 1),
    ("phone", "equals", "+4968112345"),
    ("number", "more_than", 1.5),
    ("file", "answered", None),
    ("plan", "not_answered", None),
    ("text", "equals", "Verein"),
]


@pytest.mark.parametrize(("question", "test", "value"), FINE)
def test_what_can_be_true_is_not_refused(question: str, test: str, value: Any) -> None:
    check_definition(form(show_when={"question": question, "is": test, "value": value}))


@pytest.mark.parametrize(
    "tests",
    [
        [("number", "more_than", 5), ("number", "less_than", 3)],
        [("number", "more_than", 5), ("number", "at_most", 5)],
        [("money", "equals", 5), ("money", "equals", "6.00")],
        [("number", "equals", 5), ("number", "less_than", "5")],
        [("day", "at_least", "2027-02-01"), ("day", "at_most", "2027-01-31")],
        [("one", "equals", "new"), ("one", "equals", "again")],
    ],
)
def test_tests_that_exclude_each_other_are_refused(tests: list[tuple[str, str, Any]]) -> None:
    parts = [{"question": question, "is": test, "value": value} for question, test, value in tests]
    with pytest.raises(DefinitionError, match=r"question last, show_when: .*exclude each other"):
        check_definition(form(show_when={"all": parts}))
    check_definition(form(show_when={"any": parts}))


@pytest.mark.parametrize(
    "question",
    [
        ask("last", "number", min=5, max=3),
        ask("last", "money", min="100.00", max="99.99"),
        ask("last", "number", min="nan"),
        ask("last", "date", min="2027-02-01", max="2027-01-31"),
        ask("last", "short_text", min_chars=50, max_chars=20),
        ask("last", "multi", options=OPTIONS, min_choices=3),
        ask("last", "multi", options=OPTIONS, min_choices=2, max_choices=1),
        ask("last", "multi", options=OPTIONS, max_choices="two"),
        ask("last", "group", questions=ROWS, min_rows=3, max_rows=2),
    ],
)
def test_limits_that_nothing_can_keep_are_refused(question: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError, match="question last"):
        check_definition(form(**question))


@pytest.mark.parametrize(
    ("do", "ref"),
    [
        ("sum", {"question": "text"}),
        ("sum", {"question": "day"}),
        ("sum", {"question": "one"}),
        ("sum", {"question": "yes"}),
        ("sum", {"question": "rows", "column": "nobody"}),
        ("sum", {"question": "rows", "column": "who"}),
        ("count", {"question": "hint"}),
        ("count", {"question": "yes"}),
    ],
)
def test_a_formula_of_no_numbers_is_refused(do: str, ref: dict[str, str]) -> None:
    last = ask("last", "calculated", formula={"do": do, "of": [ref]})
    with pytest.raises(DefinitionError, match="question last, formula"):
        check_definition(form(**last))


HOSTILE = st.sampled_from(
    ["nan", "NaN", "sNaN", "inf", "-Infinity", "1e3", "1E+999999999", "1_000", "٣", "", " ", "9" * 400]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | HOSTILE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
TEST = st.fixed_dictionaries(
    {"question": st.sampled_from(NAMES), "is": st.sampled_from(sorted(TESTS)) | JSON, "value": JSON}
)
RULE = TEST | st.fixed_dictionaries({"all": st.lists(TEST, min_size=1, max_size=3)}) | JSON


@settings(max_examples=150, deadline=None)
@given(rule=RULE, answers=st.dictionaries(st.sampled_from(NAMES), JSON, max_size=5))
def test_no_definition_and_no_answer_raises(rule: Any, answers: dict[str, Any]) -> None:
    try:
        check_definition(form(show_when=rule))
    except DefinitionError:
        return
    if rule is not None:
        assert holds(read_condition(rule, TYPES), answers) in (True, False)


@settings(max_examples=150, deadline=None)
@given(test=st.sampled_from(NEVER + FINE), answer=JSON)
def test_any_answer_can_be_compared(test: tuple[str, str, Any], answer: Any) -> None:
    question, name, value = test
    rule = read_condition({"question": question, "is": name, "value": value}, TYPES)
    assert holds(rule, {question: answer}) in (True, False)


@settings(max_examples=150, deadline=None)
@given(do=st.sampled_from(["sum", "count", "difference", "share"]), answers=st.tuples(HOSTILE, HOSTILE))
def test_texts_never_break_a_formula(do: str, answers: tuple[str, str]) -> None:
    formula = {"do": do, "of": [{"question": "a"}, {"question": "b"}]}
    found = calculate({"formula": formula}, dict(zip("ab", answers, strict=True)))
    assert found is None or isinstance(found, int)
