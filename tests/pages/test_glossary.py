"""Words that people may not know: on a page of their own, in texts, in forms, over the API."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from pages.glossary.marking import explained
from pages.glossary.matching import Glossary, Word
from pages.glossary.reading import glossary
from pages.models import GlossaryEntry
from tests.pages import factories
from workflows.forms.explaining import explain, words_in
from workflows.forms.screens.drawing import question_html
from workflows.people.inputs.organisations import OrganisationForm

from .conftest import Settled

pytestmark = pytest.mark.django_db


def word(said: str, *forms: str, code: str = "w", in_texts: bool = True) -> Word:
    return Word(code, said, "Bedeutung", "", forms, in_texts)


def said(text: str, *words: Word) -> list[str]:
    return [text[place.start : place.end] for place in Glossary(words).said(text)]


def opened(html: str) -> list[str]:
    """The words that can be opened, as the text says them."""
    return re.findall(r'popovertarget="word-[\w-]+"\s*>([^<]+)</button>', html)


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("Die Satzung regelt das.", "Satzung", ["Satzung"]),
        ("Satzungen, SATZUNG, Satzungsrecht", "Satzung*", ["Satzungen", "SATZUNG", "Satzungsrecht"]),
        ("Die Mustersatzung hilft.", "Satzung", []),
        ("Der e.&nbsp;V. oder e.\u00a0V. zahlt.", "e. V.", ["e.&nbsp;V.", "e.\u00a0V."]),
        ("the owner&#x27;s, owner’s", "owner's", ["owner&#x27;s", "owner’s"]),
        ("зі статутом об'єднання", "статут*", ["статутом"]),
        ("реєстру об'єднань", "реєстр* об’єднань", ["реєстру об'єднань"]),
        ("بالجمعية وللجمعية والجمعيات", "جمعية", ["بالجمعية", "وللجمعية"]),
        ("قيمة المُساهمة الذاتيّة", "مساهمة ذاتية", []),
        ("قيمة المُساهَمة الذاتيّة", "المساهمة الذاتية", ["المُساهَمة الذاتيّة"]),
        ("إلى جمعية مسجلة وجمعيّة مسجّلة", "جمعية مسجّلة", ["جمعية مسجلة", "وجمعيّة مسجّلة"]),
        ("a.b axb", "a.b", ["a.b"]),
    ],
)  # fmt: skip
def test_a_text_says_a_word_in_its_forms(text: str, form: str, found: list[str]) -> None:
    """Whole words in any case; endings by an asterisk; apostrophes, blanks, Arabic prefixes and marks."""
    assert said(text, word(form)) == found


def test_of_two_words_the_longer_one_counts_and_quiet_ones_never() -> None:
    rules, long = word("board", code="short"), word("board of directors", code="long")
    assert [place.word.code for place in Glossary([rules, long]).said("The board of directors")] == ["long"]
    assert said("board", word("board", in_texts=False)) == []
    assert list(Glossary([]).said("nothing")) == []


def test_only_text_is_explained_and_only_once() -> None:
    """Headings, links, buttons and other languages stay as they are; tags and attributes, too."""
    html = (
        '<h2>Satzung</h2><p title="Satzung"><a href="/satzung/">Satzung</a> <bdi lang="ar">'
        "<b>Satzung</b> Satzung</bdi><summary>Satzung</summary><br>"
        'Eure <strong lang="de">Satzung</strong> und noch eine Satzung.</p>'
    )
    taken: set[str] = set()
    marked = explained(html, Glossary([word("Satzung", code="satzung")]), "de", taken)
    assert taken == {"satzung"}
    assert marked.count("<button") == 1
    before, behind = html.split('<strong lang="de">Satzung')
    assert marked.startswith(f'{before}<strong lang="de"><span class="term"><button')
    assert marked.endswith(behind)
    assert explained(html, Glossary([word("Satzung", code="satzung")]), "de", taken) == html


def test_what_editors_write_is_text_and_never_markup() -> None:
    """Also an ampersand that the text holds stays what it is."""
    evil = Word("evil", "R&amp;D", '<script>alert("1")</script>', '<i>"', (), in_texts=True)
    marked = explained("<p>R&amp;D</p>", Glossary([evil]), "de", set())
    assert opened(marked) == ["R&amp;D"]
    assert "<script>" not in marked
    assert "<i>" not in marked


def test_a_page_explains_each_word_once(client: Client) -> None:
    """Introduction and text together; the script comes only with words; a heading is no place."""
    body = [
        ("heading", {"text": "Die Satzung"}),
        ("text", "<p>Die Satzung im <a href='/x/'>Vereinsregister</a>, dem Vereinsregister des Landes.</p>"),
    ]  # fmt: skip
    factories.standard(slug="eins", introduction="Eure Satzung.", body=body)
    html = client.get("/eins/").content.decode()
    assert opened(html) == ["Satzung", "Vereinsregister"]
    assert html.index('popovertarget="word-satzung"') < html.index("Die Satzung</h2>")
    assert 'href="/glossary/#satzung"' in html
    assert "pages/terms" in html
    factories.standard(slug="zwei", introduction="Nichts davon.", title="Satzung")
    assert "pages/terms" not in client.get("/zwei/").content.decode()


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("ar", "اكتبوا النظام الأساسي قبل الاجتماع التأسيسي.", ["النظام الأساسي", "الاجتماع التأسيسي"]),
        ("uk", "Разом зі статутом подають підтвердні документи.", ["статутом", "підтвердні документи"]),
        ("en", "You adopt the association's rules, then the notary.", ["association's rules", "notary"]),
    ],
)  # fmt: skip
def test_every_language_explains_its_own_words_with_the_german_one(
    client: Client, language: str, text: str, shown: list[str]
) -> None:
    body = [("text", f"<p>{text}</p>")]
    factories.standard(language, slug="worte", introduction="", body=body)
    html = client.get(f"/{language}/worte/").content.decode()
    assert opened(html) == shown
    assert '(<bdi lang="de" dir="ltr">Satzung</bdi>)' in html or "Belege" in html or "Beleg<" in html


def test_the_glossary_has_a_page(client: Client, settled: Settled) -> None:
    """In the order of the alphabet, each word with an address of its own; kept for anonymous readers."""
    settled(factories.home)
    html = client.get("/ar/glossary/").content.decode()
    assert '<div id="satzung">' in html
    assert '<bdi class="muted" lang="de" dir="ltr">Satzung</bdi>' in html
    assert not [each.word for each in glossary("ar").words if each.german == each.word], "said once"
    german = [each.word for each in glossary("de").words]
    assert german.index("Ausschreibung") > german.index("Ausländerverein") > german.index("Auflagen")
    settled(GlossaryEntry.objects.all().delete)
    assert "Hier ist noch nichts" in client.get("/glossary/").content.decode()


def test_a_new_word_stands_on_pages_at_once(client: Client, settled: Settled) -> None:
    """What is kept of pages is forgotten when a word changes."""
    settled(lambda: factories.standard(slug="neu", introduction="Wir reden von Kassensturz."))
    assert opened(client.get("/neu/").content.decode()) == []
    locale = factories.locale("de")
    settled(
        lambda: GlossaryEntry.objects.create(code="k", word="Kassensturz", means="Zählen.", locale=locale)
    )
    assert opened(client.get("/neu/").content.decode()) == ["Kassensturz"]


def test_words_cost_no_statement_each(client: Client, settled: Settled) -> None:
    """One statement for all words until one changes; none for the next page."""
    text = " ".join(each.word for each in glossary("de").words)
    settled(lambda: factories.standard(slug="viele", introduction=text))
    client.get("/viele/")
    with CaptureQueriesContext(connection) as asked:
        html = client.get("/viele/?x").content.decode()
    assert len(opened(html)) > 20
    assert not [each for each in asked.captured_queries if "glossaryentry" in each["sql"]]


def test_a_form_explains_words_of_labels_and_help() -> None:
    """Each word once a page, at the first question that is shown; a hidden one speaks for itself."""
    said = {"label": "Wie heißt eure Satzung?", "help": "Die Satzung liegt beim Registergericht."}
    last = {"label": "Und die Satzung?", "text": None}
    rows: list[dict[str, Any]] = [{**said, "hidden": True}, {**said}, last]
    with translation.override("de"):
        explain(rows)
    assert [[each["word"] for each in row["explained"]] for row in rows] == [
        ["Satzung", "Registergericht"],
        ["Satzung", "Registergericht"],
        [],
    ]
    with translation.override("uk"):
        assert words_in(["Чи є у вас статут?"])[0][0]["german"] == "Satzung"


def test_the_profile_of_an_organisation_explains_its_words_once() -> None:
    """In forms for applicants; a form that does not ask for it explains nothing."""
    with translation.override("de"):
        html = str(OrganisationForm(section="charity"))
        assert html.count("Was heißt „Finanzamt“?") == 1
        form = OrganisationForm(section="charity")
        form.explains_words = False
        assert "Was heißt" not in str(form)


def test_a_question_shows_its_words_between_help_and_answer() -> None:
    words = [{"word": "статут", "german": "Satzung", "means": "Правила <об’єднання>"}]
    drawn = {
        "id": "q", "name": "q", "type": "short_text", "label": "Чи є статут?",
        "template": "forms/types/line.html",
        "help": "Так чи ні", "raw": "", "explained": words, "is_common": True,
    }  # fmt: skip
    with translation.override("uk"):
        html = question_html(drawn)
    assert html.index("q-help") < html.index("Що означає «статут»?") < html.index("<input")
    assert '<bdi lang="de" dir="ltr">Satzung</bdi>: Правила &lt;об’єднання&gt;' in html


def test_an_asterisk_needs_letters_before_it() -> None:
    """Else a form would fit nearly every word."""
    entry = GlossaryEntry(code="x", word="x", means="x", forms="Satzung*\na*", locale=factories.locale("de"))
    with pytest.raises(ValidationError) as refused:
        entry.clean()
    assert list(refused.value.message_dict) == ["forms"]


def test_programs_read_the_glossary_and_learn_of_changes(client: Client) -> None:
    told = client.get("/api/site/glossary?language=ar").json()
    entry = next(each for each in told if each["code"] == "satzung")
    assert (entry["word"], entry["german"], entry["in_texts"]) == ("النظام الأساسي", "Satzung", True)
    assert client.get("/api/site/glossary").json()[0]["german"] == ""
    assert client.get("/api/site/glossary?language=xx").status_code == 404
    assert client.get("/api/site/bootstrap").json()["routes"]["glossary"] == "/glossary/"


def test_the_words_of_every_house_are_complete() -> None:
    """Each code in every language of the house; no text stands twice."""
    codes = {code: {each.code for each in glossary(code).words} for code in ("de", "en", "ar", "uk")}
    assert codes["de"] == codes["en"] == codes["ar"] == codes["uk"]
    assert len(codes["de"]) >= 30
