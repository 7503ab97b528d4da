"""The contract with its annexes, and conditions that the group reads in its own language."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.grants import factories as make
from workflows.grants import actions, letters
from workflows.grants.rules.placeholders import filled, unknown
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db


def words_of(decision, language="de"):
    """The letter as people read it, page by page."""
    reader = PdfReader(io.BytesIO(letters.award(decision, language).printed()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def approved(call, people, **rest):
    return make.approve(make.to_decision(call, people), people, "812.50", **rest).decisions.get()


def page_with(pages, words):
    """The only page that says this."""
    (found,) = [page for page in pages if words in page]
    return found


def test_the_plan_belongs_to_the_contract(call, people):
    plan = page_with(words_of(approved(call, people)), "Anlage 1")
    assert "Stoff und Farbe" in plan
    for amount in ("950,00", "50,00", "900,00", "812,50"):
        assert amount in plan


def test_a_call_without_more_has_one_annex(people):
    call = make.open_call(people, credit={}, contract_terms={})
    assert not any("Anlage 2" in page for page in words_of(approved(call, people)))


def test_further_terms_name_what_is_agreed(people):
    terms = {
        "de": "Für {title} von {group} gelten die ANBest-P; höchstens {amount}.",
        "uk": "Для «{title}» діють ANBest-P.",
    }
    decision = approved(make.open_call(people, contract_terms=terms), people)
    case = decision.application
    german = page_with(words_of(decision), "Anlage 2")
    assert f"Für {case.title} von {case.organisation.name} gelten die ANBest-P" in german
    assert "812,50" in german
    assert "Для «Nähwerkstatt" in page_with(words_of(decision, "uk"), "ANBest-P")
    # Where nobody translated them, the binding text is there.
    assert "gelten die ANBest-P" in page_with(words_of(decision, "en"), "ANBest-P")


def test_a_placeholder_that_nobody_fills_is_refused(draft, people):
    with pytest.raises(Invalid) as caught:
        actions.change_call(
            call=draft, actor=people.manager, contract_terms={"de": "Bis {summe}, {title}", "uk": "{}"}
        )
    assert "{summe}" in caught.value.errors["contract_terms"]
    assert "{title}" in caught.value.errors["contract_terms"]  # among those that can be used
    actions.change_call(call=draft, actor=people.manager, contract_terms={"de": "Bis {amount}"})


def test_what_people_call_a_project_is_never_read_as_a_placeholder():
    assert filled("{title} – {amount}", {"title": "{amount}", "amount": "5 €"}) == "{amount} – 5 €"
    assert (unknown("{title} {x}", "{y}"), unknown("{title}", "ohne")) == ("{x}, {y}", "")


def test_the_sentence_and_the_logo_are_an_annex(people):
    call = make.open_call(people, credit={"de": "Gefördert durch das Amt"}, contract_terms={})
    assert "Gefördert durch das Amt" in page_with(words_of(approved(call, people)), "Anlage 2")


class TestConditions:
    """German ones bind; the group may have them in its language."""

    def test_the_translation_reads_as_the_decider_wrote_it(self, call, people):
        said = {"conditions": "Logo zeigen", "conditions_aid": "Покажіть логотип"}
        decision = approved(call, people, **said)
        german, aid = " ".join(words_of(decision)), " ".join(words_of(decision, "uk"))
        assert "Logo zeigen" in german
        assert "Покажіть логотип" not in german
        assert "Покажіть логотип" in aid
        assert "Logo zeigen" not in aid

    def test_without_one_the_german_words_stand_there(self, call, people):
        decision = approved(call, people, conditions="Logo zeigen")
        assert "Logo zeigen" in " ".join(words_of(decision, "uk"))

    def test_screen_and_program_take_it(self, call, people, client):
        case = make.to_decision(call, people)
        client.force_login(people.decider)
        given = {"outcome": "approve", "amount": "800", "reasons": "Gut.", "conditions": "Logo"}
        client.post(
            reverse("grants:step", args=[make.step(case, "decide").pk]), given | {"conditions_aid": "الشعار"}
        )
        assert case.decisions.get().conditions_aid == "الشعار"
        other = make.to_decision(call, people)
        answer = client.post(
            f"/api/grants/steps/{make.step(other, 'decide').pk}/decision",
            given | {"conditions_aid": "Логотип"},
            content_type="application/json",
        )
        assert (answer.status_code, other.decisions.get().conditions_aid) == (200, "Логотип")
