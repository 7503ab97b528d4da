"""The text of the statute: official clauses word for word, the representation sentence, stable ids."""

import pytest

from workflows.founding.checks import facts_of
from workflows.founding.statute import statute_clauses, statute_data
from workflows.founding.statute.official import official_texts
from workflows.founding.statute.representation import SENTENCES, enough_people

from .answers import good_answers

# Anlage 1 zu § 60 AO, with „Verein“ for „Körperschaft“.
OFFICIAL = {
    "G1": (
        "Der Verein mit Sitz in Lindenstadt verfolgt ausschließlich und unmittelbar gemeinnützige Zwecke im "
        "Sinne des "
        "Abschnitts „Steuerbegünstigte Zwecke“ der Abgabenordnung. Zweck des Vereins ist die Förderung der "
        "Erziehung, "
        "Volks- und Berufsbildung einschließlich der Studentenhilfe und die Förderung der Hilfe für "
        "politisch, "
        "rassistisch oder religiös Verfolgte, für Flüchtlinge, Vertriebene, Aussiedler und Spätaussiedler. "
        "Der Satzungszweck wird verwirklicht insbesondere durch Deutschkurse für geflüchtete Frauen mit "
        "Kinderbetreuung; Begleitung von Familien zu Behörden und Schulen; Lesekreise für Kinder in zwei "
        "Sprachen."
    ),
    "G2": "Der Verein ist selbstlos tätig; er verfolgt nicht in erster Linie eigenwirtschaftliche Zwecke.",
    "G3": (
        "Mittel des Vereins dürfen nur für die satzungsmäßigen Zwecke verwendet werden. Die Mitglieder "
        "erhalten keine "
        "Zuwendungen aus Mitteln des Vereins."
    ),
    "G4": (
        "Es darf keine Person durch Ausgaben, die dem Zweck des Vereins fremd sind, oder durch "
        "unverhältnismäßig hohe "
        "Vergütungen begünstigt werden."
    ),
    "G5": (
        "Bei Auflösung des Vereins oder bei Wegfall steuerbegünstigter Zwecke fällt das Vermögen des "
        "Vereins an den "
        "Brücken bauen Lindenstadt e.V., Lindenstadt, der es unmittelbar und ausschließlich für "
        "gemeinnützige, "
        "mildtätige oder kirchliche Zwecke zu verwenden hat."
    ),
}
IDS = [
    "name", "purpose", "selfless", "membership", "exit", "dues", "organs", "board", "pay", "meeting",
    "decisions",
    "auditors", "privacy", "editorial", "dissolution",
]  # fmt: skip


@pytest.mark.parametrize("clause", list(OFFICIAL))
def test_official_clauses_word_for_word(clause):
    assert facts_of(good_answers()).paragraphs[clause] == OFFICIAL[clause]


def test_assets_for_a_purpose_word_for_word():
    data = statute_data(good_answers(asset__mode="purpose", asset__purpose="52.5"))
    assert official_texts(data)["G5"] == (
        "Bei Auflösung des Vereins oder bei Wegfall steuerbegünstigter Zwecke fällt das Vermögen des "
        "Vereins an eine "
        "juristische Person des öffentlichen Rechts oder eine andere steuerbegünstigte Körperschaft zwecks "
        "Verwendung "
        "für die Förderung von Kunst und Kultur."
    )


def test_mildtaetig_and_gemeinnuetzig_together():
    data = statute_data(good_answers(purposes=["52.7", "53"]))
    assert "gemeinnützige und mildtätige Zwecke" in official_texts(data)["G1"]


def test_clauses_are_numbered_and_keep_their_ids():
    clauses = statute_clauses(statute_data(good_answers()))
    assert [clause.id for clause in clauses] == IDS
    assert [clause.number for clause in clauses] == list(range(1, len(IDS) + 1))
    assert clauses[0].heading == "§ 1 Name, Sitz und Geschäftsjahr"


def test_own_rules_become_a_clause_of_their_own_before_the_last():
    clauses = statute_clauses(statute_data(good_answers(extra_rules="Wir treffen uns.\n\nWir kochen.")))
    assert [clause.id for clause in clauses][-2:] == ["additional", "dissolution"]
    assert [paragraph.text for paragraph in clauses[-2].paragraphs] == ["Wir treffen uns.", "Wir kochen."]


def test_without_charity_no_official_clause_is_printed():
    facts = facts_of(good_answers(branch__charitable=False, purpose_text="das Theaterspiel in Lindenstadt"))
    assert not set(OFFICIAL) & set(facts.paragraphs)
    assert facts.paragraphs["purpose.aim"] == "Zweck des Vereins ist das Theaterspiel in Lindenstadt."


def test_without_register_neither_register_nor_ev_are_named():
    data = statute_data(good_answers(branch__legal_form="none", asset__mode="purpose", asset__purpose="52.7"))
    text = " ".join(paragraph.text for clause in statute_clauses(data) for paragraph in clause.paragraphs)
    assert "e.V." not in text
    assert "Vereinsregister" not in text
    assert "Registergericht" not in text


@pytest.mark.parametrize("rule", list(SENTENCES))
def test_representation_sentence_is_printed_exactly(rule):
    facts = facts_of(good_answers(board__representation=rule))
    assert facts.paragraphs["board.representation"] == SENTENCES[rule]
    assert "§ 26 BGB" in SENTENCES[rule]


@pytest.mark.parametrize(
    ("rule", "board", "enough"),
    [
        ("sole", ["chair"], True),
        ("two_jointly", ["chair"], False),
        ("two_jointly", ["chair", "treasurer"], True),
        ("chair_or_two", ["chair", "deputy"], False),
        ("chair_or_two", ["deputy", "treasurer", "secretary"], False),
        ("chair_or_two", ["chair", "deputy", "treasurer"], True),
        ("majority", ["chair"], True),
    ],
)
def test_enough_people_for_the_representation(rule, board, enough):
    answers = good_answers(
        board__roles=["chair", "deputy", "treasurer", "secretary"],
        board__paragraph26=board,
        board__representation=rule,
    )
    assert enough_people(statute_data(answers)) is enough


def test_hidden_answers_of_a_charity_do_not_leak_into_a_plain_statute():
    data = statute_data(good_answers(branch__charitable=False))
    assert (data.purposes, data.asset_mode, data.passes_on) == ((), "", False)
