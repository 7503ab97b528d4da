"""What a letter of the court objects to: found one by one, each with its paragraph, rule and term."""

from datetime import date

import pytest
import time_machine
from django.utils.translation import override

from workflows.founding.reading import cases as reading
from workflows.founding.reading.court_letters import objections
from workflows.founding.reading.court_points import proposals
from workflows.founding.rules.register import answer_of

from . import factories
from .court_letters import ZWISCHENVERFUEGUNG, zwischenverfuegung

pytestmark = pytest.mark.django_db
TODAY, END = date(2026, 11, 27), date(2027, 1, 8)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


@pytest.fixture
def case():
    return factories.answered(factories.filed(), "interim", due_on=END)


def said(letter: str) -> list[tuple[str, date | None]]:
    return [(each.text, each.due_on) for each in objections(letter, received_on=TODAY)]


def test_each_item_of_a_letter_is_one_objection_and_nothing_else_is(case):
    found = said(ZWISCHENVERFUEGUNG.format(clause=8))
    assert [text.partition(" ")[0] for text, _due in found] == ["In", "Im", "Bitte"]
    assert "Mitgliederversammlung eingeladen wird (§ 58 Nr. 4 BGB)." in found[0][0]
    assert "Vorstandsmitglieder" in found[2][0]  # the word was broken between two lines
    assert [due for _text, due in found] == [None, None, date(2026, 12, 15)]


@pytest.mark.parametrize(
    ("letter", "subjects", "dues"),
    [
        (
            "Die Anmeldung kann noch nicht vollzogen werden. Die Satzung enthält keine Regelung darüber, ob "
            "Beiträge zu leisten sind. Dies verlangt § 58 Nr. 2 BGB. Außerdem ist nicht erkennbar, wer den "
            "Verein im Sinne des § 26 BGB vertritt. Es wird gebeten, das Protokoll mit Unterschrift binnen "
            "vier Wochen nachzureichen. Hochachtungsvoll",
            ("Beiträge", "vertritt", "Protokoll"),
            (None, None, date(2026, 12, 28)),  # 25.12. is a holiday, then a weekend
        ),
        (
            "a) Der Name ist mit dem eines eingetragenen Vereins verwechslungsfähig (§ 57 Abs. 2 BGB).\n"
            "b) Es liegen nur sechs Unterschriften vor.\n\nRechtsbehelfsbelehrung\nc) Beschwerde bitte hier.",
            ("Name", "sechs"),
            (None, None),
        ),
        (
            "Folgende Punkte bitte ich zu klären:\n\n– Der Sitz muss genannt werden.\n– Das Datum der "
            "Errichtung fehlt.\n\nFerner bedarf die Bestellung der Liquidatoren einer Regelung.\n"
            "Die Frist beträgt einen Monat.",
            ("Sitz", "Datum", "Liquidatoren"),
            (None, None, None),
        ),
        (
            "I. Die Anmeldung ist nicht öffentlich beglaubigt (§ 77 BGB).\nII. Bitte erklären Sie innerhalb "
            "eines Monats, ob der Verein wirtschaftlich tätig ist.",
            ("beglaubigt", "wirtschaftlich"),
            (None, date(2026, 12, 28)),
        ),
        ("Wir haben Ihren Antrag erhalten und danken dafür.", (), ()),
    ],
)
def test_letters_of_many_shapes(letter, subjects, dues):
    found = said(letter)
    assert len(found) == len(subjects), found
    assert all(subject in text for subject, (text, _due) in zip(subjects, found, strict=True))
    assert tuple(due for _text, due in found) == dues


def test_a_proposal_names_paragraph_rule_and_term(case):
    answer = answer_of(case)
    with override("de"):
        found = proposals(reading.clauses_for(case), answer, zwischenverfuegung(case))
    assert [(each.clause, each.rule) for each in found[:2]] == [("meeting", "A-02"), ("", "P-04")]
    assert "Form der Einladung" in found[0].todo
    assert [each.due_on for each in found] == [END, END, date(2026, 12, 15)]


@pytest.mark.parametrize(
    ("text", "clause", "rule"),
    [
        ("Die Satzung regelt nicht die Bildung des Vorstands (§ 58 Nr. 3 BGB).", "board", "V-02"),
        ("§ 57 Abs. 1 BGB verlangt, dass die Satzung den Sitz nennt; ein Ort fehlt.", "name", "N-02"),
        ("Die Satzung ist nur von sechs Mitgliedern unterschrieben: Unterschriften fehlen.", "", "D-02"),
        ("Wer den Verein vertritt, ergibt sich aus der Satzung nicht; § 26 BGB.", "board", "V-03"),
        ("Der Name ist mit „Musikwerkstatt e.V.“ verwechslungsfähig.", "name", "N-04"),
        ("Aus der Satzung geht nicht hervor, ob ein Mitgliedsbeitrag erhoben wird.", "dues", "B-01"),
        ("Es fehlt eine Bestimmung, wie Mitglieder austreten; Austritt ist zu regeln.", "exit", "M-02"),
        ("Wie Beschlüsse der Versammlung zu beurkunden sind, ist nicht geregelt.", "decisions", "A-04"),
        ("Die Anmeldung ist nicht öffentlich beglaubigt (§ 77 BGB).", "", "R-05"),
        ("Abschriften von Satzung und Protokoll sind nachzureichen.", "", "R-04"),
        ("Das Protokoll ist nicht unterzeichnet.", "", "P-07"),
        ("Es sind weniger als sieben Personen, mindestens sieben Mitglieder sind nötig.", "", "F-01"),
        (
            "Der Zweck deutet auf einen wirtschaftlichen Geschäftsbetrieb hin (§§ 21, 22 BGB).",
            "purpose",
            "Z-02",
        ),
        ("Bitte teilen Sie mit, ob § 1 der Satzung noch gilt.", "name", ""),
        ("Bitte zahlen Sie den Vorschuss von 75 Euro.", "", ""),
    ],
)
def test_what_an_objection_is_about(case, text, clause, rule):
    (found,) = proposals(reading.clauses_for(case), answer_of(case), f"1. {text}")
    assert (found.clause, found.rule) == (clause, rule)
