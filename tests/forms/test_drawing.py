"""Questions are drawn once for all: the same HTML as drawn anew, and nothing of a person is kept."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from workflows.engine.models import Case
from workflows.forms import registry
from workflows.forms.actions import open_sheet
from workflows.forms.checks.problems import Problem
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens import drawing
from workflows.forms.screens.drawing import question_html
from workflows.forms.screens.questions import draw_question

from . import sixty
from .factories import make_complete_sheet, make_sheet
from .sheets import post

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "ar", "uk")
EVIL = '<b onclick="x()">Ä & \'</b>\n</textarea>'


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    """Nothing is kept from another test."""
    drawing._kept.clear()
    yield
    drawing._kept.clear()


@pytest.fixture
def long_sheet() -> Iterator[AnswerSheet]:
    """A sheet of the form with sixty questions."""
    sixty.register()
    sheet = make_sheet()
    case = Case.objects.get(pk=sheet.case_id)
    yield open_sheet(code=sixty.CODE, case=case, owner=sheet.owner, organisation=sheet.organisation)
    registry._KINDS.pop(sixty.CODE, None)


def drawn_of(sheet: AnswerSheet, **typed: object) -> list[dict[str, Any]]:
    """All questions of the sheet; `typed` stands in their fields instead of what is stored."""
    book = Workbook(sheet, sheet.owner)
    said = {key: {"raw": raw} for key, raw in typed.items()}
    return [draw_question(book, each, **said.get(each.id, {})) for each in book.form.questions.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kept_question_reads_as_one_drawn_anew(language: str) -> None:
    sheet = make_complete_sheet()
    with translation.override(language):
        for turn in ("drawn", "found", "found again"):
            for drawn in drawn_of(sheet):
                assert question_html(drawn) == drawing._render(drawn), (turn, drawn["type"])


@pytest.mark.parametrize("typed", ["", "yes", "b", EVIL, " 12,50 ", "{{ f.name }}"], ids=range(6))
def test_whatever_is_typed_stands_in_its_field_escaped(long_sheet: AnswerSheet, typed: str) -> None:
    kinds = ("short_text", "long_text", "number", "money", "email", "choice", "yes_no", "phone")
    ids = [each["id"] for each in sixty.QUESTIONS if each["type"] in kinds]
    for drawn in drawn_of(long_sheet, **dict.fromkeys(ids, typed)):
        html = question_html(drawn)
        assert html == drawing._render(drawn), drawn["type"]
        if drawn["type"] in ("short_text", "long_text", "number", "money", "email", "phone"):
            assert escape(typed) in html


def test_nothing_that_a_person_typed_or_owns_is_kept() -> None:
    sheet = make_complete_sheet()
    secret = "Geheimnis 4711"
    texts = {key: f"{secret} {value}" for key, value in sheet.answers.items() if isinstance(value, str)}
    places = {"address": {"street": secret, "postcode": "66424", "town": secret}}
    for drawn in drawn_of(sheet, **texts, **places):
        question_html(drawn)
    kept = [*drawing._kept.values(), *map(repr, drawing._kept)]
    assert kept
    assert not [each for each in kept if "Geheimnis" in each]
    assert not [each for each in kept if sheet.organisation and sheet.organisation.name in each]


def test_a_question_with_an_error_is_drawn_for_its_person_alone(long_sheet: AnswerSheet) -> None:
    book = Workbook(long_sheet, long_sheet.owner)
    question = book.form.questions["q0"]
    wrong = draw_question(book, question, found=[Problem("all", "q0", "So geht es nicht.")])
    assert "So geht es nicht." in question_html(wrong)
    assert "So geht es nicht." not in question_html(draw_question(book, question))


def test_the_page_shows_answers_of_others_to_nobody(client: Client, long_sheet: AnswerSheet) -> None:
    address = reverse("forms:page", kwargs={"sheet_id": long_sheet.pk, "page": "all"})
    client.force_login(long_sheet.owner)
    empty = client.get(address).content.decode()
    post(long_sheet, "all", {**sixty.POSTED, "q0": EVIL.splitlines()[0]})
    full = client.get(address).content.decode()
    assert escape(EVIL.splitlines()[0]) in full
    assert full.count(" checked") == 6 + 6 + 12
    long_sheet.answers = {}
    long_sheet.save()
    again = client.get(address).content.decode()
    assert escape(EVIL.splitlines()[0]) not in again
    assert again.count(" checked") == empty.count(" checked") == 0


def test_sixty_questions_are_drawn_once(
    client: Client, long_sheet: AnswerSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("forms:page", kwargs={"sheet_id": long_sheet.pk, "page": "all"})
    client.force_login(long_sheet.owner)
    client.get(address)
    monkeypatch.setattr(drawing, "_render", lambda drawn: pytest.fail(f"{drawn['id']} is drawn again"))
    assert client.get(address).content.decode().count('class="question"') == 60
