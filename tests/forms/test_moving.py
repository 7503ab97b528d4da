"""Drafts follow their form: over random edits no answer is lost and none is silently reinterpreted."""

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.forms.definition.parts import Form, read_form
from workflows.forms.versions.moving import GONE, Answers, changes_between, move, why_asked

TYPES = ("short_text", "number", "yes_no", "choice", "multi", "declaration", "date")
VALUES: dict[str, list[Any]] = {
    "short_text": ["Fest", "12", "2026-01-01"],
    "number": [12, 7],
    "yes_no": [True, False],
    "choice": ["a", "b", "c"],
    "multi": [["a"], ["a", "b"], ["c"]],
    "declaration": [True],
    "date": ["2026-01-01", "2026-12-31"],
}
IDS = ("one", "two", "three", "four", "five")


def text(words: str) -> dict[str, str]:
    """The same words in all languages."""
    return {code: f"{words} {code}" for code in ("de", "en", "ar", "uk")}


@st.composite
def questions(draw: Any, identifier: str) -> dict[str, Any]:
    """One question of some type with some wording."""
    kind = draw(st.sampled_from(TYPES))
    raw: dict[str, Any] = {"id": identifier, "type": kind, "label": text(draw(st.sampled_from("LMN")))}
    if kind in ("choice", "multi"):
        codes = draw(st.lists(st.sampled_from("abc"), min_size=1, unique=True))
        words = draw(st.sampled_from("PQ"))
        raw["options"] = [{"code": code, "label": text(words + code)} for code in codes]
    return raw


@st.composite
def definitions(draw: Any) -> dict[str, Any]:
    """A small form."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    entries = [draw(questions(identifier)) for identifier in ids]
    return {"code": "f", "title": text("F"), "steps": [{"id": "s", "title": text("S"), "questions": entries}]}


@st.composite
def histories(draw: Any) -> tuple[list[Form], dict[str, Any]]:
    """Some versions of a form, each one either an edit of an earlier one or new, and answers to the first."""
    raws = [draw(definitions())]
    for _number in range(draw(st.integers(1, 4))):
        raw = copy.deepcopy(draw(st.sampled_from(raws)))
        entries = raw["steps"][0]["questions"]
        place = draw(st.integers(0, len(entries) - 1))
        match draw(st.sampled_from(["drop", "change", "new"])):
            case "drop" if len(entries) > 1:
                del entries[place]
            case "change":
                entries[place] = draw(questions(entries[place]["id"]))
            case _:
                raw = draw(definitions())
        raws.append(raw)
    first = read_form(raws[0])
    answers = {}
    for question in first.questions.values():
        offered = VALUES[question.type]
        if question.options:
            codes = {option.code for option in question.options}
            offered = [each for each in offered if set(each) <= codes]
        if offered and draw(st.booleans()):
            answers[question.id] = draw(st.sampled_from(offered))
    return [read_form(raw) for raw in raws], answers


def found(sheet: Answers, key: str) -> list[Any]:
    """Everywhere the sheet still has something that was answered to `key`."""
    places = [
        sheet.answers.get(key),
        *(part.get(key, {}).get("value") for part in (sheet.pending, sheet.set_aside)),
    ]
    return [each for each in places if each is not None]


@given(histories())
@settings(max_examples=400, deadline=None)
def test_no_answer_is_lost_or_reinterpreted(history: tuple[list[Form], dict[str, Any]]) -> None:
    forms, answers = history
    sheet = Answers(0, dict(answers))
    for number in range(1, len(forms)):
        sheet = move(sheet, number, forms.__getitem__)
        form = forms[number]
        for key, value in answers.items():
            assert found(sheet, key), f"{key} is lost"
            assert all(each == value for each in found(sheet, key)), f"{key} was changed"
        for key in sheet.answers:
            old, new = forms[0].questions[key], form.questions.get(key)
            assert new is not None, "an answer stands without its question"
            assert old.type == new.type, "an answer is read as another type"
            if key not in sheet.pending:
                assert why_asked(old, new, answers[key]) == "", "a changed question was not asked again"
            assert key not in sheet.set_aside
        assert not set(sheet.pending) - set(form.questions)
        assert not set(sheet.set_aside) & set(form.questions)


@given(histories())
@settings(max_examples=100, deadline=None)
def test_the_first_version_again_brings_everything_back(history: tuple[list[Form], dict[str, Any]]) -> None:
    forms, answers = history
    sheet = Answers(0, dict(answers))
    for number in [*range(1, len(forms)), 0]:
        sheet = move(sheet, number, forms.__getitem__)
    assert (sheet.answers, sheet.pending, sheet.set_aside) == (answers, {}, {})


def form_with(**changes: Any) -> Form:
    """One choice question, changed."""
    question = {
        "id": "one",
        "type": "choice",
        "label": text("L"),
        "options": [{"code": code, "label": text(code)} for code in "ab"],
    }
    raw = {
        "code": "f",
        "title": text("F"),
        "steps": [{"id": "s", "title": text("S"), "questions": [question | changes]}],
    }
    return read_form(raw)


def moved(old: Form, new: Form, value: Any) -> Answers:
    """The answer on the new form."""
    return move(Answers(0, {"one": value}), 1, [old, new].__getitem__)


def test_a_translation_or_a_help_text_changes_nothing() -> None:
    new = form_with(label=text("L") | {"ar": "أخرى"}, help=text("Hilfe"), required=True)
    assert moved(form_with(), new, "a").pending == {}
    assert {change.effect for change in changes_between(form_with(), new)} == {"safe"}


def test_a_new_wording_keeps_the_answer_until_somebody_has_looked() -> None:
    sheet = moved(form_with(), form_with(label=text("Anders")), "a")
    assert sheet.answers == {"one": "a"}
    assert sheet.pending["one"]["why"] == "reworded"
    assert [change.effect for change in changes_between(form_with(), form_with(label=text("Anders")))] == [
        "ask"
    ]


def test_an_option_that_is_gone_is_asked_only_of_those_who_chose_it() -> None:
    new = form_with(options=[{"code": "b", "label": text("b")}])
    assert moved(form_with(), new, "b").pending == {}
    assert moved(form_with(), new, "a").pending["one"] == {"version": 0, "value": "a", "why": "options"}


def test_agreeing_to_one_text_is_not_agreeing_to_another() -> None:
    old = form_with(type="declaration", text=text("Stimmt"), options=[])
    sheet = moved(old, form_with(type="declaration", text=text("Stimmt nicht"), options=[]), True)
    assert sheet.answers == {}
    assert sheet.pending["one"]["value"] is True


def test_what_is_no_longer_asked_is_set_aside() -> None:
    new = form_with(id="other")
    sheet = moved(form_with(), new, "a")
    assert sheet.set_aside == {"one": {"version": 0, "value": "a", "why": GONE}}


def test_what_was_not_understood_moves_only_to_the_same_question() -> None:
    old, same, other = form_with(), form_with(help=text("H")), form_with(type="number", options=[])
    typed = Answers(0, {}, {"one": "??"})
    assert move(typed, 1, [old, same].__getitem__).typed == {"one": "??"}
    assert move(typed, 1, [old, other].__getitem__).pending["one"]["typed"] == "??"
