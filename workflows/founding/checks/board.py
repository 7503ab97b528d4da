"""V: the board, who represents, for how long, with what pay."""

import re

from ..statute import BoardMember, Person
from ..statute.representation import SENTENCES, enough_people
from .catalogue import check
from .facts import Facts

_OWN_CONTRACT = re.compile(
    r"mit sich selbst|eigene[nrsm]? (vertr|geschäft|angelegenheit)|in eigener sache", re.IGNORECASE
)
_VOTE = re.compile(r"stimm|abstimm", re.IGNORECASE)
_NOT = re.compile(r"\b(nicht|kein|keine|keinen|keiner|niemand|ausgeschlossen|unzulässig)\b", re.IGNORECASE)
_EXTENDED = re.compile(r"erweiterte[nrms]? vorstand", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def sentences(texts: tuple[str, ...]) -> list[str]:
    """The sentences of free texts."""
    return [sentence for text in texts for sentence in _SENTENCE.split(text) if sentence]


def denies(sentence: str) -> bool:
    """Whether a sentence says that something is not so."""
    return bool(_NOT.search(sentence))


def minors_who_represent(facts: Facts) -> bool:
    """Whether somebody under 18 is planned for, or elected to, the board under § 26 BGB."""
    elected = facts.data.meeting.elected if facts.data.meeting else ()
    people: list[Person | BoardMember] = [*facts.data.founders, *elected]
    return any(person.is_minor and person.office in facts.data.paragraph26 for person in people)


@check("V-01")
def _has_board(facts: Facts) -> bool:
    return any(office != "assessors" for office in facts.data.roles)


@check("V-02")
def _board_is_fixed(facts: Facts) -> bool:
    roles = facts.data.roles
    return bool(roles) and ("assessors" not in roles or facts.data.assessors_max >= 1)


@check("V-03")
def _representatives_are_clear(facts: Facts) -> bool:
    chosen = set(facts.data.paragraph26)
    labelled = "im Sinne des § 26 BGB" in facts.paragraphs.get("board.paragraph26", "")
    return bool(chosen) and chosen <= set(facts.data.roles) and labelled


@check("V-04")
def _representation_works(facts: Facts) -> bool:
    rule = facts.data.representation
    return not rule or (rule in SENTENCES and enough_people(facts.data))


@check("V-05")
def _representation_is_said(facts: Facts) -> bool:
    return bool(facts.data.representation)


@check("V-06")
def _election_is_said(facts: Facts) -> bool:
    return bool(facts.data.elected_by)


@check("V-07")
def _term_is_usual(facts: Facts) -> bool:
    years = facts.data.term_years
    return years is not None and 1 <= years <= facts.limit("founding.term_years_max")


@check("V-08")
def _stays_in_office(facts: Facts) -> bool:
    return facts.data.stay_in_office


@check("V-09")
def _pay_has_a_rule(facts: Facts) -> bool:
    if facts.data.pay in ("", "none"):
        return True
    return (
        "Vergütung" in facts.paragraphs.get("pay.rule", "")
        and "ohne Vergütung" not in facts.paragraphs["pay.rule"]
    )


@check("V-10")
def _exemption_has_a_clause(facts: Facts) -> bool:
    if facts.data.s181 in ("", "none"):
        return True
    return "§ 181 BGB befreit" in facts.paragraphs.get("board.s181", "")


@check("V-11")
def _nobody_votes_for_themselves(facts: Facts) -> bool:
    return not any(
        _OWN_CONTRACT.search(sentence) and _VOTE.search(sentence) and not denies(sentence)
        for sentence in sentences(facts.free_texts)
    )


@check("V-12")
def _board_is_of_age(facts: Facts) -> bool:
    return not minors_who_represent(facts)


@check("V-13")
def _extended_board_is_distinct(facts: Facts) -> bool:
    if not any(_EXTENDED.search(text) for text in (*facts.paragraphs.values(), *facts.free_texts)):
        return True
    return bool(facts.data.paragraph26) and set(facts.data.paragraph26) < set(facts.data.roles)


@check("V-14")
def _cash_is_separate(facts: Facts) -> bool:
    meeting = facts.data.meeting
    if meeting is None or not meeting.elected:
        return "chair" not in facts.data.roles or "treasurer" in facts.data.roles
    holders = {
        office: {each.name for each in meeting.elected if each.office == office}
        for office in ("chair", "treasurer")
    }
    board = {each.name for each in meeting.elected}
    return not holders["chair"] & holders["treasurer"] and not board & set(meeting.auditors)
