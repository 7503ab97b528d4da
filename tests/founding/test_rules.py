"""Every rule with an answer set that keeps it and one that breaks it."""

from datetime import date
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
from workflows.founding.statute import Person, Votes

from .answers import ACTIVITIES, NAMES, founders, good_answers
from .rule_facts import FILING, elected, filing, handed_in, meeting, signed

NONE = {"branch__legal_form": "none", "register_intent": None}


def wording(paragraph: str, text: str) -> dict[str, Any]:
    return {"wordings": {paragraph: text}}


# rule, answers that break it, further facts that break it (None: only the answers do)
BROKEN: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("N-01", {"name": "   "}, {}),
    ("N-02", {"seat": "Lindenstraße 4, 66999 Lindenstadt"}, {}),
    ("N-03", {"register_intent": False}, {}),
    ("N-04", {"name_check__similar": "Frauenbrücke\nBrücke der Frauen Lindenstatt e.V."}, {}),
    ("N-05", {"name": "Brücke e. V."}, {}),
    ("N-06", {"name": "Institut für Brücken"}, {}),
    ("N-07", {**NONE, "extra_rules": "Der Brücke e.V. trifft sich montags."}, {}),
    ("N-08", {"purpose_text": "мета нашого об'єднання – допомога людям"}, {}),
    ("N-09", {"financial_year": None}, {}),
    ("Z-01", {"purpose_text": "Gutes tun"}, {}),
    ("Z-02", {"business_main_purpose": True}, {}),
    ("Z-03", {"purposes": ["integration"]}, {}),
    ("Z-04", {"activities": ACTIVITIES[:1]}, {}),
    ("Z-05", {"activities": ACTIVITIES[:2]}, {}),
    ("Z-06", {"target_circle_open": False}, {}),
    ("Z-07", {"region": "abroad"}, {}),
    ("Z-08", {"party_support": True}, {}),
    ("Z-09", {"purposes": ["52.25"]}, {}),
    ("Z-10", {"activities": [row | {"first_year": False} for row in ACTIVITIES]}, {}),
    ("Z-11", {"constitution_loyal": False}, {}),
    ("M-01", {"member__admission_organ": None}, {}),
    ("M-02", {}, wording("exit.notice", "Wer nicht mehr kommt, ist nicht mehr dabei.")),
    ("M-03", {"member__exit_notice_months": "25"}, {}),
    ("M-04", {"extra_rules": "Ein Austritt ist in den ersten drei Jahren ausgeschlossen."}, {}),
    ("M-05", {}, wording("exit.exclusion", "Der Vorstand kann Mitglieder ausschließen.")),
    ("M-06", {"member__proxy": True}, wording("membership.proxy", "Jedes Mitglied stimmt selbst ab.")),
    ("M-07", {"member__minors_vote": None}, {}),
    ("M-08", {"member__types": [{"name": "Aktive", "vote": True}, {"name": "Freunde"}]}, {}),
    ("M-09", {"extra_rules": "Mitglied werden nur Personen kurdischer Herkunft."}, {}),
    ("B-01", {"dues__has": None}, {}),
    ("B-02", {"extra_rules": "Der Mitgliedsbeitrag beträgt 24 € im Jahr."}, {}),
    ("B-03", {"dues__kinds": ["money", "levy"]}, {}),
    ("B-04", {"dues__initial_amount": "1023.01"}, {}),
    ("A-01", {}, wording("meeting.when", "Die Mitgliederversammlung ist das oberste Organ.")),
    ("A-02", {"meeting__form": None}, {}),
    ("A-03", {}, wording("meeting.form", "Der Vorstand lädt in der Regel per E-Mail ein.")),
    ("A-04", {"meeting__minutes_by": None}, {}),
    ("A-05", {}, wording("meeting.form", "Der Vorstand lädt per E-Mail ein.")),
    ("A-06", {"meeting__notice_days": "13"}, {}),
    ("A-07", {"meeting__minority_share": "50"}, {}),
    ("A-08", {}, wording("decisions.changes", "Den Zweck ändert eine Mehrheit von drei Vierteln.")),
    ("A-09", {}, wording("decisions.changes", "Die Satzung ändert eine Mehrheit von drei Vierteln.")),
    ("A-10", {}, wording("decisions.changes", "Satzung und Zweck ändert eine Mehrheit von zwei Dritteln.")),
    ("A-11", {}, wording("meeting.online", "Die Versammlung ist öffentlich.")),
    ("A-12", {"meeting__quorum": "20"}, {}),
    ("A-13", {}, wording("decisions.majority", "Es entscheidet die Mehrheit der Anwesenden.")),
    ("A-14", {"auditors__count": "0"}, {}),
    ("A-15", {"editorial_authorisation": False}, {}),
    ("V-01", {"board__roles": []}, {}),
    ("V-02", {"board__roles": ["chair", "assessors"], "board__assessors_max": None}, {}),
    ("V-03", {"board__paragraph26": ["secretary"]}, {}),
    ("V-04", {"board__paragraph26": ["chair"]}, {}),
    ("V-05", {"board__representation": None}, {}),
    ("V-06", {"board__elected_by": None}, {}),
    ("V-07", {"board__term_years": "6"}, {}),
    ("V-08", {"board__stay_in_office": False}, {}),
    ("V-09", {"board__pay": "paid"}, wording("pay.rule", "Der Vorstand arbeitet ohne Vergütung.")),
    ("V-10", {"board__s181": "exempt"}, wording("board.s181", "Der Vorstand ist frei.")),
    ("V-11", {"extra_rules": "Bei Verträgen mit sich selbst darf jedes Mitglied mitstimmen."}, {}),
    ("V-12", {"founders": founders(is_minor=True)}, {}),
    ("V-13", {"extra_rules": "Der erweiterte Vorstand trifft sich monatlich."}, {}),
    ("V-14", {"board__roles": ["chair", "deputy"]}, {}),
    ("G-01", {}, wording("G1", "Der Verein verfolgt gute Zwecke.")),
    ("G-02", {}, wording("G2", "Der Verein ist selbstlos.")),
    ("G-03", {}, wording("G3", "Mittel dürfen nur für die satzungsmäßigen Zwecke verwendet werden.")),
    ("G-04", {}, wording("G4", "Niemand wird begünstigt.")),
    ("G-05", {"asset__mode": None}, {}),
    ("G-06", {}, wording("G5", "Bei Auflösung des Vereins fällt das Vermögen an die Stadt.")),
    ("G-07", {"asset__recipient_status": "other"}, {}),
    ("G-08", {"asset__mode": "purpose", "asset__purpose": "gemeinnützige Zwecke"}, {}),
    (
        "G-09",
        {},
        wording(
            "G2",
            "Der Verein handelt selbstlos und verfolgt nicht in erster Linie eigenwirtschaftliche Zwecke.",
        ),
    ),
    ("G-10", {"extra_rules": "Gewinne werden an die Mitglieder verteilt."}, {}),
    ("G-11", {"funds__passes_on": True}, wording("purpose.passes_on", "Der Verein hilft anderen.")),
    ("G-12", {"expenses__reimbursed": False}, {}),
    ("F-01", {"founders": founders(6)}, {}),
    ("F-02", {**NONE, "founders": founders(1)}, {}),
    ("F-03", {"founders": founders(8, is_legal_person=True, is_controlled=True)}, {}),
    ("F-04", {"founders": founders(is_minor=True)}, {}),
    ("F-05", {}, {"founders": [Person("Mila Omar", is_under_seven=True, signed=True)]}),
    ("F-06", {}, {"is_entered": True, "members": 2}),
    ("F-07", {"founders": [*founders(), {"name": "amira haddad", "town": "Lindenstadt", "joins": True}]}, {}),
    ("T-01", {}, {"counts": Counts(10, 6, 0, 3, 0, 0)}),
    ("T-02", {}, {"notified": frozenset()}),
    ("T-03", {}, {"due": frozenset({"transparency"})}),
    ("T-04", {}, {"receipts_until": date(2026, 11, 19), "today": date(2026, 11, 20)}),
    ("T-05", {}, {"due": frozenset({"register_change"})}),
    ("T-06", {"contracts__before_entry": True}, {}),
    ("T-07", {"board__pay": "paid", "board__pay_yearly": "3300.01"}, {}),
    ("D-01", {}, {"meeting": meeting(held_on=None)}),
    ("D-02", {}, signed(6)),
    ("D-03", {}, {"meeting": meeting(statute_first=False)}),
    ("D-04", {"seat": None}, {"meeting": meeting()}),
    ("P-01", {}, {"meeting": meeting(minutes="")}),
    ("P-02", {}, {"meeting": meeting(statute=Votes(6, 1, 0))}),
    ("P-03", {}, {"meeting": meeting(elected=meeting().elected[:2])}),
    ("P-04", {}, {"meeting": meeting(elected=elected(accepted=False))}),
    ("P-05", {}, {"meeting": meeting(elected=elected(votes=Votes(3, 3, 1)))}),
    ("P-06", {}, {"meeting": meeting(elected=elected(votes=Votes(7, 1, 0)))}),
    ("P-07", {}, handed_in(differing=frozenset({"minutes_signed"}))),
    ("P-08", {}, handed_in(papers=frozenset({"signed_statute", "signed_minutes"}))),
    ("R-01", {}, filing(signers=(NAMES[0],))),
    ("R-02", {}, {"meeting": meeting(elected=elected(birthdate=None)), "filing": FILING}),
    ("R-03", {}, filing(representation="Jede Person vertritt allein.")),
    ("R-04", {}, filing(enclosures=frozenset({"signed_statute"}))),
    ("R-05", {}, filing(certified_by="town_hall")),
    ("R-06", {}, filing(court="Amtsgericht Anderswo")),
    ("R-07", {}, filing(signed_there=False)),
]
# What keeps the rules that the good answers alone don't reach.
KEPT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "N-07": ({**NONE, "asset__recipient_name": "Brücken bauen e.V."}, {}),
    "F-02": ({**NONE, "founders": founders(3)}, {}),
    "T-01": ({}, {"counts": Counts(10, 5, 0, 3, 1, 0)}),
    "T-02": ({}, {"notified": frozenset({"tax_office"})}),
    "M-03": ({"member__exit_notice_months": "24"}, {}),
    "M-04": ({"extra_rules": "Der Austritt ist nicht an einen Grund gebunden."}, {}),
    "M-06": ({"member__proxy": True}, {}),
    "M-08": ({"member__types": [{"name": "Aktive", "vote": True}, {"name": "Freunde", "vote": False}]}, {}),
    "M-09": ({"extra_rules": "Die Mitgliedschaft hängt nicht von der Herkunft ab."}, {}),
    "B-01": ({"dues__has": False}, {}),
    "B-02": ({"extra_rules": "Ausgaben über 500 Euro beschließt der Vorstand gemeinsam."}, {}),
    "B-03": ({"dues__kinds": ["money", "levy"], "dues__levy_max": "1"}, {}),
    "B-04": ({"dues__initial_amount": "1023.00", "dues__entry_fee": "1534"}, {}),
    "A-01": ({"meeting__frequency": "two_years"}, {}),
    "A-06": ({"meeting__notice_days": "14"}, {}),
    "A-07": ({"meeting__minority_share": "25"}, {}),
    "A-09": ({"majority__purpose": "all"}, {}),
    "A-11": ({"meeting__online": "none"}, {}),
    "A-12": ({"meeting__quorum": "20", "meeting__second_call": True}, {}),
    "A-14": ({"auditors__count": "2"}, {}),
    "F-04": ({"founders": founders(is_minor=True, guardian_consent=True)}, {}),
    "F-05": ({}, {"founders": [Person("Mila Omar", is_under_seven=True)]}),
    "F-06": ({}, {"is_entered": True, "members": 3}),
    "F-07": ({"founders": [*founders(), {"name": NAMES[0], "town": "Anderswo", "joins": True}]}, {}),
    "T-03": ({}, {"notified": frozenset({"transparency"})}),
    "T-04": ({}, {"receipts_until": date(2026, 11, 20), "today": date(2026, 11, 20)}),
    "T-06": ({"contracts__before_entry": True}, {"is_entered": True}),
    "T-07": ({"board__pay": "paid", "board__pay_yearly": "3300"}, {}),
    "V-09": ({"board__pay": "allowance"}, {}),
    "V-10": ({"board__s181": "exempt"}, {}),
    "V-11": ({"extra_rules": "Bei Verträgen mit sich selbst darf niemand mitstimmen."}, {}),
    "V-13": (
        {
            "extra_rules": "Der erweiterte Vorstand trifft sich monatlich.",
            "board__roles": ["chair", "deputy", "treasurer", "secretary"],
        },
        {},
    ),
    "G-08": ({"asset__mode": "purpose", "asset__purpose": "52.7"}, {}),
    "G-10": ({"extra_rules": "Gewinne werden nicht an die Mitglieder verteilt."}, {}),
    "G-11": ({"funds__passes_on": True}, {}),
    "D-02": ({}, signed(7)),
}
WITH_MEETING = {"meeting": meeting(), "founders": [Person(name, signed=True) for name in NAMES[:7]]}
WITH_FILING = WITH_MEETING | {"filing": FILING}
USUAL = {"meeting": WITH_MEETING, "papers": handed_in(), "filing": WITH_FILING}
# How many rules of each group stand in the field's list of 107.
GROUPS = {"N": 9, "Z": 11, "M": 9, "B": 4, "V": 14, "A": 15, "G": 12, "F": 7, "D": 4, "P": 8, "T": 7, "R": 7}


def outcome(rule: str, answers: dict[str, Any], more: dict[str, Any]) -> Outcome:
    return judge(RULES[rule], facts_of(good_answers(**answers), **more)).outcome


def test_all_107_rules_are_there_and_have_a_check_and_a_case():
    wanted = {f"{group}-{n:02d}" for group, count in GROUPS.items() for n in range(1, count + 1)}
    assert len(wanted) == 107
    assert set(RULES) == wanted
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
        member__exit_form="written",
        member__types=[{"name": "Aktive", "vote": True}, {"name": "Förderer", "vote": False}],
        dues__kinds=["money", "entry", "levy"],
        dues__levy_max="2",
        dues__fixed_by="board",
        meeting__frequency="two_years",
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
