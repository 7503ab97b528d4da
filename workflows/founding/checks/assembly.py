"""A: when the members' meeting is called, how, and how it decides."""

import re

from ..statute.words import INVITATION, MINUTES_BY
from .board import sentences
from .catalogue import Outcome, check
from .facts import Facts

_OFTEN = re.compile(
    r"\b(einmal|zweimal|jährlich|jedes jahr|alle (zwei|drei) jahre|jede[sn]? (halb)?jahr|im quartal)\b"
    r"|wenn\b.*\b(erforder|verlang)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"e-?mail|brief|schriftlich|textform|aushang|zeitung|mitteilungsblatt|amtsblatt|website|homepage|post\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"in der regel|in ausnahmefällen|ausnahmsweise|in sonstiger weise|in geeigneter (form|weise)|ortsüblich",
    re.IGNORECASE,
)
_INVITES = re.compile(r"\b(ein(zu)?(lad|gelad|beruf)|lädt|beruft|einladung|einberufung)", re.IGNORECASE)
_SIGNED = re.compile(r"unterschr|unterzeich", re.IGNORECASE)
_AGENDA = re.compile(r"tagesordnung|themen|gegenst(a|ä)nd", re.IGNORECASE)
_DEMANDS = re.compile(r"verlang|forder|beantrag|antrag", re.IGNORECASE)
_MAJORITY = re.compile(r"mehrheit|drittel|viertel|aller mitglieder|einstimmig|prozent|%", re.IGNORECASE)
_ONLINE = re.compile(r"elektronisch|online|virtuell|hybrid|video", re.IGNORECASE)
_SECOND = re.compile(r"zweite\w* (mitglieder)?versammlung|erneut|ohne mindestzahl", re.IGNORECASE)
_QUORUM = re.compile(r"beschlussfähig\w*\b.{0,30}\bwenn mindestens", re.IGNORECASE)


def _text(facts: Facts, name: str) -> str:
    return facts.paragraphs.get(name, "")


def _decides_on(facts: Facts, subject: str) -> bool:
    """Whether one sentence about decisions names the subject, and the clause a majority for it."""
    said = sentences((_text(facts, "decisions.changes"), *facts.data.extra_rules))
    return any(subject in each.casefold() and _MAJORITY.search(each) for each in said)


@check("A-01")
def _calling_is_said(facts: Facts) -> bool:
    return bool(_OFTEN.search(_text(facts, "meeting.when")))


@check("A-02")
def _form_is_said(facts: Facts) -> bool:
    own = "meeting.form" in facts.data.wordings
    return (own or facts.data.meeting_form in INVITATION) and bool(
        _CHANNEL.search(_text(facts, "meeting.form"))
    )


@check("A-03")
def _form_is_clear(facts: Facts) -> bool:
    said = sentences((_text(facts, "meeting.form"), *facts.data.extra_rules))
    return not any(_VAGUE.search(each) and _INVITES.search(each) for each in said)


@check("A-04")
def _minutes_are_signed(facts: Facts) -> bool:
    own = "decisions.minutes" in facts.data.wordings
    return (own or facts.data.minutes_by in MINUTES_BY) and bool(
        _SIGNED.search(_text(facts, "decisions.minutes"))
    )


@check("A-05")
def _agenda_comes_along(facts: Facts) -> bool:
    return bool(_AGENDA.search(_text(facts, "meeting.form")))


@check("A-06")
def _notice_is_usual(facts: Facts) -> bool:
    days = facts.data.notice_days
    return days is not None and days >= facts.limit("founding.notice_days_usual")


@check("A-07")
def _minority_is_heard(facts: Facts) -> bool | Outcome:
    """More than a quarter passes the law, but is hard to reach: a warning."""
    percent = 10 if facts.data.assembly.minority is None else facts.data.assembly.minority
    if not 0 < percent < 50 or not _DEMANDS.search(_text(facts, "meeting.minority")):
        return False
    return Outcome.WARNING if percent > 25 else Outcome.PASSED


@check("A-08")
def _majority_for_the_statute(facts: Facts) -> bool:
    return _decides_on(facts, "satzung")


@check("A-09")
def _majority_for_the_purpose(facts: Facts) -> bool:
    return _decides_on(facts, "zweck")


@check("A-10")
def _majority_for_the_end(facts: Facts) -> bool:
    return _decides_on(facts, "auflösung")


@check("A-11")
def _online_is_said(facts: Facts) -> bool:
    return bool(_ONLINE.search(_text(facts, "meeting.online")))


@check("A-12")
def _a_quorum_has_a_way_out(facts: Facts) -> bool:
    said = [_text(facts, "meeting.quorum"), *facts.data.extra_rules]
    has_quorum = facts.data.assembly.quorum > 0 or any(_QUORUM.search(each) for each in said)
    return not has_quorum or any(_SECOND.search(each) for each in said)


@check("A-13")
def _abstentions_do_not_count(facts: Facts) -> bool:
    text = _text(facts, "decisions.majority")
    return "abgegeben" in text and "Enthaltung" in text


@check("A-14")
def _cash_is_audited(facts: Facts) -> bool:
    return "prüf" in _text(facts, "auditors.rule").casefold()


@check("A-15")
def _board_may_cure(facts: Facts) -> bool:
    return bool(_text(facts, "editorial.rule"))
