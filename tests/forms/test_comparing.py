"""What changed between two submissions: words, rows, lines of the plan, files."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.forms.comparing.answers import compare_lists
from workflows.forms.comparing.words import compare_words
from workflows.forms.definition.parts import read_form
from workflows.forms.types import AnswerContext

from . import sample
from .factories import PLAN

FORM = read_form(sample.definition())
CONTEXT = AnswerContext(values=sample.context(None))  # type: ignore[arg-type]


def rows(question: str, old: Any, new: Any) -> list[tuple[str, str, list[str]]]:
    found = compare_lists(FORM.questions[question], old, new, CONTEXT)
    assert found is not None
    return [(row.state, row.name, [cell.label for cell in row.cells]) for row in found]


def test_words_that_stayed_stand_between_those_that_went_and_came() -> None:
    parts = compare_words("Zwanzig Frauen nähen zusammen.", "Dreißig Frauen nähen jede Woche zusammen.")
    assert [(part.op, part.text) for part in parts] == [
        ("removed", "Zwanzig"),
        ("added", "Dreißig"),
        ("same", "Frauen nähen"),
        ("added", "jede Woche"),
        ("same", "zusammen."),
    ]


def test_another_text_replaces_the_first_as_a_whole() -> None:
    parts = compare_words("Ein Fest am Fluss", "Wir nähen jeden Montag zusammen Kleider")
    assert [part.op for part in parts] == ["removed", "added"]


words = st.lists(st.sampled_from(["a", "b", "Fest", "\n", "nähen", "اللاجئين", "<b>"]), max_size=30).map(
    " ".join
)


@settings(max_examples=200, deadline=None)
@given(before=words, after=words)
def test_both_texts_can_be_read_out_of_the_comparison(before: str, after: str) -> None:
    parts = compare_words(before, after)

    def text(*ops: str) -> list[str]:
        return " ".join(part.text for part in parts if part.op in ops).split()

    assert text("same", "removed") == before.split()
    assert text("same", "added") == after.split()


@pytest.mark.parametrize("symbols", [1, 2, 3, 30, 1000])
def test_no_text_makes_a_comparison_slow(symbols: int) -> None:
    old = " ".join(str(number * number % symbols) for number in range(1400))
    new = " ".join(str((number * 7 + number // 3) % symbols) for number in range(1400))
    started = time.process_time()
    compare_words(old, new)
    compare_words("x " * 50_000, "y " * 50_000)
    assert time.process_time() - started < 1.5


def test_rows_that_came_went_and_changed() -> None:
    old = [{"name": "Chor", "gives": "10.00"}, {"name": "Sportverein"}, {"name": "Bücherei"}]
    new = [{"name": "Bücherei"}, {"name": "Chor", "gives": "20.00"}, {"name": "Zirkus", "active": True}]
    assert rows("partners", old, new) == [
        ("changed", "Chor", ["Beitrag"]),
        ("added", "Zirkus", ["Name", "Arbeitet aktiv mit"]),
        ("removed", "Sportverein", ["Name"]),
    ]


def test_rows_that_only_moved_did_not_change() -> None:
    old = [{"name": "Chor"}, {"name": "Bücherei"}]
    assert rows("partners", old, old[::-1]) == []


def test_lines_of_the_plan_and_its_sums() -> None:
    new = {
        "expenses": [
            {**PLAN["expenses"][0], "quantity": "4.00", "amount": "320.00"},
            {"category": "material", "description": "Garn", "amount": "80.00"},
        ],
        "incomes": [*PLAN["incomes"][:2], {"kind": "requested", "amount": "350.00"}],
        "vat_deductible": True,
    }
    found = rows("plan", PLAN, new)
    states = {(state, name.split(" – ")[0]) for state, name, _cells in found}
    assert ("changed", "Honorare") in states
    assert ("added", "Material und Verbrauch") in states
    assert ("removed", "Miete Räume") in states
    assert ("changed", "Beantragte Förderung von uns") in states
    assert ("changed", "Ausgaben zusammen") in states
    assert len(found) == 7


def test_files_that_came_and_went() -> None:
    old = [{"id": "1", "name": "alt.pdf", "size": 1}, {"id": "2", "name": "bleibt.pdf", "size": 1}]
    new = [{"id": "2", "name": "bleibt.pdf", "size": 1}, {"id": "3", "name": "neu.pdf", "size": 1}]
    assert rows("protection", old, new) == [("removed", "alt.pdf", []), ("added", "neu.pdf", [])]


def test_hundred_rows_are_compared_quickly() -> None:
    old = [{"name": f"Verein {number}", "gives": f"{number}.00"} for number in range(100)]
    new = [{"name": f"Gruppe {number}", "gives": f"{number}.50"} for number in range(100)]
    started = time.process_time()
    assert rows("partners", old, new)
    assert time.process_time() - started < 1.5
