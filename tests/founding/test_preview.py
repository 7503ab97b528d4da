"""The clause beside its questions: binding German, aids in the reader's language, the law's own rule."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from workflows.forms.actions import save_answers
from workflows.forms.definition import read_form
from workflows.forms.definition.texts import missing_languages
from workflows.founding.questions import definition
from workflows.founding.questions.reading_aids import reading_aids
from workflows.founding.reading import cases as reading
from workflows.founding.reading.preview import preview
from workflows.founding.statute import statute_clauses, statute_data

from . import factories
from .answers import good_answers

pytestmark = pytest.mark.django_db


def board(case, language="ar", page="representation"):
    with override(language):
        clauses = preview(case, reading.sheet_of(case), page)
    return {clause["id"]: clause for clause in clauses}


def test_every_aid_speaks_all_languages_and_names_a_question_or_clause_that_exists():
    aids, questions = reading_aids(), read_form(definition()).questions
    assert set(aids.questions) <= set(questions)
    texts = [*aids.clauses.values(), *(aid.why for aid in aids.questions.values())]
    texts += [aid.default for aid in aids.questions.values() if aid.default]
    assert not [text for text in texts if missing_languages(text)]
    clauses = statute_clauses(statute_data(good_answers(extra_rules="Wir achten aufeinander.")))
    assert {clause.id for clause in clauses if clause.questions} <= set(aids.clauses)


def test_the_clause_is_german_and_the_aid_is_in_the_language_of_the_reader():
    clause = board(factories.started())["board"]
    assert clause["heading"].startswith("§ 8 Vorstand")
    assert "gemeinsam" in " ".join(clause["paragraphs"])
    assert clause["about"] == reading_aids().clauses["board"]["ar"]
    assert {said["question"] for said in clause["said"]}
    assert board(factories.started(), "de")["board"]["said"] == []


def test_what_is_left_open_shows_the_rule_of_the_law():
    case = factories.started(answers=good_answers(board__representation=None))
    aids = {aid["basis"]: aid for aid in board(case, "de")["board"]["aids"]}
    assert aids["§ 26 Abs. 2 BGB"]["open"]
    assert aids["§ 26 Abs. 2 BGB"]["default"] == "Ohne Regel vertritt die Mehrheit des Vorstands den Verein."
    assert not aids["§ 181 BGB"]["open"]


def test_another_answer_makes_another_clause(client):
    case = factories.started()
    client.force_login(case.applicant)
    url = reverse("founding:preview", args=[case.pk, "representation"])
    before = client.get(url).content.decode()
    answers = {"board.representation": "sole"}
    save_answers(sheet_id=reading.sheet_of(case).pk, answers=answers, revision=None, actor=case.applicant)
    after = client.get(url).content.decode()
    assert "je zwei" in before or "zwei Mitglieder" in before or "gemeinsam" in before
    assert before != after
    assert client.get(reverse("founding:preview", args=[case.pk, "nowhere"])).status_code == 404
    told = client.get(f"/api/founding/cases/{case.pk}/preview/representation").json()
    assert told[0]["id"] == "board"


def test_without_a_script_a_button_saves_and_comes_back_to_the_clause(client):
    case = factories.started()
    client.force_login(case.applicant)
    sheet = reading.sheet_of(case)
    url = reverse("forms:page", args=[sheet.pk, "term"])
    page = client.get(url)
    assert "§ 8 Vorstand" in page.content.decode()
    answer = client.post(url, {"go": "beside", "board.term_years": "4", "seen": ""})
    assert answer["Location"] == f"{url}#beside"
    assert "vier Jahre" in client.get(url).content.decode()
    founders = client.get(reverse("forms:page", args=[sheet.pk, "founders"]))
    assert founders.context["beside"] is None  # makes no clause
