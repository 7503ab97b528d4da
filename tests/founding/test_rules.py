"""Every rule with an answer set that keeps it and one that breaks it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.founding.checks import RULES, Outcome, evaluate, facts_of
from workflows.founding.checks.catalogue import CHECKS, Severity
from workflows.founding.checks.evaluation import judge
from workflows.founding.checks.names import distance, too_near
from workflows.founding.checks.origin import Counts, Origin, origin_of
from workflows.founding.questions import definition

from .answers import NAMES, founders, good_answers
from .rule_cases import BROKEN, GROUPS, KEPT, NONE, OWN, USUAL
from .rule_facts import filing


def outcome(rule: str, answers: dict[str, Any], more: dict[str, Any]) -> Outcome:
    return judge(RULES[rule], facts_of(good_answers(**answers), **more)).outcome


def test_all_107_rules_are_there_and_have_a_check_and_a_case():
    wanted = {f"{group}-{n:02d}" for group, count in GROUPS.items() for n in range(1, count + 1)}
    assert len(wanted) == 107
    assert set(RULES) == wanted | OWN
    assert set(CHECKS) == set(RULES) == {rule for rule, _answers, _more in BROKEN}


@pytest.mark.parametrize(("rule", "answers", "more"), BROKEN, ids=[each[0] for each in BROKEN])
def test_broken(rule, answers, more):
    assert outcome(rule, answers, more) is Outcome.FAILED


@pytest.mark.parametrize("rule", list(RULES))
def test_kept(rule):
    answers, more = KEPT.get(rule, ({}, USUAL.get(RULES[rule].phase, {})))
    assert outcome(rule, answers, more) is Outcome.PASSED


@pytest.mark.parametrize(
    ("representation", "signers", "enough"),
    [
        ("sole", 1, True),
        ("chair_or_two", 1, True),
        ("two_jointly", 1, False),
        ("two_jointly", 2, True),
        ("majority", 1, False),
        ("majority", 2, True),
    ],
)
def test_as_many_sign_as_the_statute_demands(representation, signers, enough):
    found = outcome("R-01", {"board__representation": representation}, filing(signers=NAMES[:signers]))
    assert (found is Outcome.PASSED) is enough


def test_of_two_others_neither_alone_signs_when_the_chair_does_not():
    answers = {"board__representation": "chair_or_two"}
    assert outcome("R-01", answers, filing(signers=(NAMES[1],))) is Outcome.FAILED
    assert outcome("R-01", answers, filing(signers=(NAMES[1], NAMES[2]))) is Outcome.PASSED


def test_a_court_the_house_does_not_know_is_a_hint_and_blocks_nothing():
    assert outcome("R-06", {}, filing(known_court="")) is Outcome.WARNING


def test_good_answers_leave_nothing_open():
    assert not [each.rule.id for each in evaluate(facts_of(good_answers())) if each.open]


@pytest.mark.parametrize("language", ["de", "en", "ar", "uk"])
def test_every_message_is_there_in_every_language(language):
    for rule in RULES.values():
        assert rule.message[language].strip()


def test_every_field_is_a_question_of_the_interview():
    questions = {each["id"] for step in definition()["steps"] for each in step["questions"]}
    for rule in RULES.values():
        if rule.phase == "interview":
            assert set(rule.fields) <= questions, rule.id


def test_charity_rules_run_only_for_charitable_foundings():
    plain = {each.rule.id for each in evaluate(facts_of(good_answers(branch__charitable=False)))}
    assert not [rule for rule in plain if rule.startswith("G-")]
    assert "Z-01" in plain
    assert "Z-03" not in plain


def test_a_minority_above_a_quarter_is_a_warning():
    finding = judge(RULES["A-07"], facts_of(good_answers(meeting__minority_share="33")))
    assert (finding.outcome, finding.severity) == (Outcome.WARNING, Severity.SHOULD)


@pytest.mark.parametrize("rule", [each for each in RULES.values() if each.severity is Severity.MUST_SOLL])
def test_must_by_the_court_alone_is_advice_without_register(rule):
    answers, more = next((answers, more) for each, answers, more in BROKEN if each == rule.id)
    unregistered = judge(rule, facts_of(good_answers(**{**answers, **NONE}), **more))
    assert unregistered.severity is Severity.SHOULD
    assert not unregistered.blocks


def test_every_answer_of_the_interview_about_members_and_meetings_stands_in_the_statute():
    answers = good_answers(
        member__min_age="16",
        member__proxy=True,
        name_short="BFL",
        member__admission_form="written",
        member__exit_form="written",
        member__exit_date="year_end",
        member__exclusion__grounds=["breach", "dues"],
        member__exclusion__organ="board",
        member__exclusion__hearing=True,
        member__exclusion__appeal=True,
        board__min_age="18",
        board__elected_by="block",
        board__secret=True,
        board__vacancy="by_election",
        data_protection_clause=False,
        member__types=[{"name": "Aktive", "vote": True}, {"name": "Förderer", "vote": False}],
        dues__kinds=["money", "entry", "levy"],
        dues__levy_max="2",
        dues__fixed_by="board",
        meeting__frequency="two_years",
        meeting__called_by="chair",
        meeting__online="virtual",
        meeting__minority_share="20",
        meeting__quorum="30",
        meeting__second_call=True,
        majority__statute="two_thirds",
        majority__purpose="all",
        majority__dissolution="simple",
        auditors__count="2",
    )
    text = " ".join(facts_of(answers).paragraphs.values())
    for said in (
        "Die Kurzform lautet „BFL“.",
        "der schriftlich zu stellen ist, entscheidet der Vorstand",
        "zum Ende des Geschäftsjahres mit einer Frist von 3 Monaten",
        "schwer gegen die Satzung verstoßen hat oder wenn es trotz zweimaliger Mahnung",
        "Darüber entscheidet der Vorstand. Das Mitglied wird vorher angehört. Gegen den Beschluss",
        "Die oder der Vorsitzende lädt mit einer Frist",
        "In den Vorstand kann gewählt werden, wer das 18. Lebensjahr",
        "gemeinsam in einem Wahlgang",
        "geheim gewählt",
        "wählt die nächste Mitgliederversammlung für den Rest der Amtszeit nach",
        "das 16. Lebensjahr",
        "durch schriftliche Vollmacht",
        "Vorstand schriftlich erklärt",
        "Aktive (mit Stimmrecht) und Förderer (ohne Stimmrecht)",
        "regelmäßige Geldbeiträge, eine Aufnahmegebühr und Umlagen erhoben",
        "höchstens das Zweifache eines Jahresbeitrags",
        "beschließt der Vorstand",
        "alle zwei Jahre",
        "rein virtuellen Versammlung",
        "20 Prozent der Mitglieder",
        "mindestens 30 Prozent",
        "zweiten Versammlung",
        "Änderung der Satzung bedarf einer Mehrheit von zwei Dritteln",
        "Änderung des Zwecks bedarf der Zustimmung aller Mitglieder",
        "Auflösung des Vereins bedarf der Mehrheit",
        "2 Personen für die Kassenprüfung",
    ):
        assert said in text
    assert "Datenschutz" not in text
    assert "verarbeitet Daten" not in text
    assert not [each.rule.id for each in evaluate(facts_of(answers)) if each.blocks]


def test_without_register_soll_becomes_advice():
    broken = {"board__roles": ["chair", "assessors"], "board__assessors_max": None}
    registered = judge(RULES["V-02"], facts_of(good_answers(**broken)))
    unregistered = judge(RULES["V-02"], facts_of(good_answers(**NONE, **broken)))
    assert (registered.severity, registered.blocks) == (Severity.MUST_SOLL, True)
    assert (unregistered.severity, unregistered.blocks) == (Severity.SHOULD, False)


def test_a_waiver_never_helps_against_a_must():
    facts = facts_of(good_answers(name=" ", founders=founders(6)))
    assert judge(RULES["N-01"], facts, {"N-01"}).blocks
    assert not judge(RULES["F-01"], facts, {"F-01"}).blocks


def test_two_founders_are_enough_without_register_but_three_are_better():
    finding = judge(RULES["F-02"], facts_of(good_answers(**NONE, founders=founders(2))))
    assert (finding.outcome, finding.blocks) == (Outcome.WARNING, False)


def test_organisations_led_by_founders_are_not_counted():
    people = founders(7, is_legal_person=True, is_controlled=True)
    assert outcome("F-01", {"founders": people}, {}) is Outcome.FAILED


def test_thresholds_come_from_the_law():
    answers = good_answers(founders=founders(6))
    facts = facts_of(answers, thresholds={"bgb.56.members": 6})
    assert judge(RULES["F-01"], facts).outcome is Outcome.PASSED


def test_unnamed_similar_names_and_missing_search():
    assert outcome("N-04", {"name_check__date": None}, {}) is Outcome.FAILED
    assert outcome("N-04", {"name_check__similar": "Sportfreunde Lindenstadt"}, {}) is Outcome.PASSED


@pytest.mark.parametrize(
    ("one", "two", "near"),
    [
        ("Kulturverein Nord", "Nord Kulturverein e.V.", True),
        ("Brücke", "Brucke", True),
        ("Brücke", "Krücken", True),
        ("Frauen für Frauen", "Männer für Frauen", False),
        ("", "", False),
    ],
)
def test_near_names(one, two, near):
    assert too_near(one, two) is near


def test_distance_counts_letters():
    assert distance("haus", "maus") == 1
    assert distance("", "abc") == 3


@pytest.mark.parametrize(
    ("counts", "origin"),
    [
        (Counts(10, 6, 0, 3, 0, 0), Origin.LIKELY),
        (Counts(10, 5, 0, 3, 0, 0), Origin.UNLIKELY),
        (Counts(10, 4, 2, 3, 0, 0), Origin.ASK),
        (Counts(10, 0, 6, 3, 0, 0), Origin.UNLIKELY),
        (Counts(10, 0, 0, 3, 2, 0), Origin.LIKELY),
        (Counts(10, 0, 0, 4, 1, 2), Origin.ASK),
        (Counts(0, 0, 0, 0, 0, 0), Origin.UNLIKELY),
    ],
)
def test_origin_of_members_and_board(counts, origin):
    assert origin_of(counts) is origin


KEYS = sorted({each["id"] for step in definition()["steps"] for each in step["questions"]})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["name", "text", "purpose", "joins", "town", "office"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=20))
def test_rules_never_raise_whatever_was_answered(answers):
    for phase in ("interview", "meeting", "papers", "filing", "duties"):
        evaluate(facts_of(answers), phase=phase)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KEYS), JSON)
def test_one_strange_answer_among_good_ones_never_raises(key, value):
    evaluate(facts_of(good_answers() | {key: value}))
