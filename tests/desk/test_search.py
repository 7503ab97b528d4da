"""The search of the desk: parts of words, in every spelling and script of the house's people."""

import pytest
from django.db import connection

from tests.desk.factories import SampleFactory
from tests.people.factories import OrganisationFactory
from workflows.desk.listing.search import OFTEN, search
from workflows.engine.models import Case
from workflows.values.spelling import may_have_word, with_spelling, words_of

pytestmark = pytest.mark.django_db

SPELLINGS = [
    ("Große Straße der Lieder", ["STRASSE", "straße", "GROẞE", "lieder strasse", "rass"]),
    ("Förderung für Kinder", ["foerder", "FÖRDERUNG", "erung", "fuer kinder", "fo\u0308rder"]),
    ("Foerderung fuer Kinder", ["förder", "für"]),
    ("Hausaufgaben-Hilfe im Quartier", ["hilfe", "aufgabenhilfe", "Hausaufgaben-Hilfe", "quar-tier"]),
    ("Gemeinsam lesen e.V.", ["e.v.", "e.V.", "eV", "lesen e.V."]),
    ("Gemeinsam singen e. V.", ["singen e.V.", "singen eV"]),
    ("Saison 2026/27", ["2026/27", "2026", "6/27"]),
    ("Deutsch/Arabisch: Theater", ["arabisch", "Deutsch/Arabisch", "arabisch/deutsch"]),
    ("مقهى اللغة", ["اللُّغة", "اللغه", "مقهي", "لغة", "مـقـهى"]),
    ("مَدْرَسَةُ الأحد", ["مدرسة", "الاحد", "احد"]),
    ("हिन्दी पुस्तकालय", ["हिन्दी", "पुस्तक", "पुस्तकालय"]),
    ("தமிழ் நூலகம்", ["தமிழ்", "நூல", "நூலகம்"]),
    ("ትግርኛ ቤት", ["ትግርኛ", "ቤት"]),
    ("Міжнародний хор «Кам’янка»", ["камʼянка", "КАМ'ЯНКА", "народний", "хор кам’ян"]),
    ("Café Çağdaş", ["cafe", "cagdas", "CAFÉ"]),
    ("北京 Kulturverein", ["北京", "verein"]),
    ("Jahr ١٤٤٧", ["1447", "۱۴۴۷"]),
]


def _found(text: str) -> list[str]:
    return [case.title for case in search(Case.objects.all(), text)]


@pytest.mark.parametrize(("title", "typed"), SPELLINGS)
def test_titles_are_found_however_they_are_spelt(title: str, typed: list[str]) -> None:
    """Capitals, ß and umlauts, points, strokes, marks, digits and parts of words."""
    nobody = OrganisationFactory(name="ΩΩΩ")
    SampleFactory(title=title, organisation=nobody)
    SampleFactory(title="Ψ Ω Φ", organisation=nobody)
    for text in typed:
        assert _found(text) == [title], text


def test_organisations_are_found_however_they_are_spelt() -> None:
    """The name of the organisation counts like the title, and words may stand in either."""
    club = OrganisationFactory(name="Müttertreff Großhadern e.V.")
    SampleFactory(title="Nähkurs", organisation=club)
    SampleFactory(title="Nähkurs")
    for text in ("muetter", "GROSSHADERN", "treff naehkurs", "nähkurs hadern e.V."):
        assert [case.organisation for case in search(Case.objects.all(), text)] == [club], text


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "''", "--", "…", "\x00", "💡", "%e%"])
def test_signs_are_no_patterns(text: str) -> None:
    """What means something to the database means nothing here."""
    SampleFactory(title="Lesen")
    SampleFactory(title="Singen")
    assert len(_found(text)) in (0, 2)
    assert words_of("%") == []


def test_words_that_are_everywhere_and_words_that_are_rare_give_the_same() -> None:
    """The two ways through the table find the same rows."""
    club = OrganisationFactory(name="Ohne Zahl")
    for number in range(OFTEN + 5):
        SampleFactory(title=f"Straßenfest {number}", organisation=club)
    SampleFactory(title="Lesefest 7", organisation=club)
    assert len(_found("strasse")) == OFTEN + 5
    assert len(_found("fest")) == OFTEN + 6
    assert _found("strassenfest 7") == ["Straßenfest 7"]
    assert _found("lesefest") == ["Lesefest 7"]


def test_one_letter_is_a_word_too() -> None:
    """A word that is too short for the index is looked for all the same."""
    SampleFactory(title="Plan B")
    SampleFactory(title="Haus")
    assert _found("b") == ["Plan B"]
    assert _found("plan b") == ["Plan B"]


def test_the_index_answers() -> None:
    """PostgreSQL takes the index of word parts when it may not read the whole table."""
    SampleFactory(title="Straßenfest")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = with_spelling(Case.objects.order_by(), "title").filter(may_have_word("strasse")).explain()
    assert "case_spelling" in plan
