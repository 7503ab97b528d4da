"""What an earlier sheet says to a form: only what still fits, and what has to be looked at."""

from typing import Any

import pytest

from workflows.forms.actions import open_sheet, save_answers
from workflows.forms.definition.parts import Form, read_form
from workflows.forms.reading.workbook import Workbook
from workflows.forms.versions.copying import Copied, copied
from workflows.forms.versions.moving import COPIED, RETYPED, Answers, move

from . import sample
from .factories import COMPLETE, make_complete_sheet, make_sheet
from .sample_questions import KINDS

pytestmark = pytest.mark.django_db


def form_with(question: str, **changes: Any) -> Form:
    """The sample, one of its questions changed."""
    raw = sample.definition()
    steps = [
        {
            **step,
            "questions": [
                {**each, **changes} if each["id"] == question else each for each in step["questions"]
            ],
        }
        for step in raw["steps"]
    ]
    return read_form({**raw, "steps": steps})


def taken(question: str, answers: dict[str, Any] | None = None, **changes: Any) -> Copied:
    """What a complete sheet says to that form."""
    sheet = make_complete_sheet()
    if answers:
        sheet = save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=sheet.owner).sheet
    return copied(Workbook(sheet, sheet.owner), form_with(question, **changes))


def test_what_fits_comes_along() -> None:
    found = taken("title")
    assert found.answers["title"] == COMPLETE["title"]
    assert found.answers["team"] == COMPLETE["team"]
    assert "correct" not in found.answers
    assert found.look_at == {"starts_on", "plan"}


def test_rows_with_amounts_are_looked_at_people_are_not() -> None:
    found = taken("title", {"partners": [{"name": "Chor", "gives": "20.00"}]})
    assert {"partners"} == found.look_at & {"partners", "team"}


@pytest.mark.parametrize(
    ("question", "changes", "kept", "looked_at"),
    [
        ("title", {"label": sample.four("Name", "Name", "الاسم", "Назва")}, True, True),
        ("title", {"type": "long_text"}, False, False),
        ("title", {"help": sample.four("Kurz", "Short", "قصير", "Коротко")}, True, False),
        ("kind", {"options": KINDS[1:]}, False, False),
        ("goals", {"show_when": {"question": "title", "is": "equals", "value": "x"}}, True, False),
    ],
)
def test_changed_questions(question: str, changes: dict[str, Any], kept: bool, looked_at: bool) -> None:
    found = taken(question, **changes)
    assert (question in found.answers) is kept
    assert (question in found.look_at) is looked_at


def test_hidden_answers_stay_behind() -> None:
    found = taken("title", {"kind": "again", "before": "Viel"})
    assert found.answers["before"] == "Viel"
    found = taken("title", {"before": "Viel"})
    assert "before" not in found.answers


def test_the_mark_survives_a_new_version_until_somebody_looks() -> None:
    entry = {"version": 1, "value": "2027-03-01", "why": COPIED}
    forms = {
        1: form_with("title"),
        2: form_with("goals", max_words=5),
        3: form_with("starts_on", type="number"),
    }
    answers = Answers(1, {"starts_on": "2027-03-01"}, {}, {"starts_on": entry})
    same = move(answers, 2, forms.__getitem__)
    assert (same.pending, same.answers) == ({"starts_on": entry}, {"starts_on": "2027-03-01"})
    other = move(answers, 3, forms.__getitem__)
    assert other.pending["starts_on"]["why"] == RETYPED


def test_only_what_was_prefilled_waits_for_a_look() -> None:
    sheet = make_sheet()
    case = sheet.case
    opened = open_sheet(
        code=sample.CODE,
        case=case,
        owner=sheet.owner,
        subject="again",
        prefill={"title": "Chor", "starts_on": "never"},
        look_at=("title", "starts_on", "goals"),
    )
    assert (opened.answers, opened.pending.keys()) == ({"title": "Chor"}, {"title"})
