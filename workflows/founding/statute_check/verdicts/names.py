"""N: name, seat, register, financial year."""

import re

from ..clauses import Hit, Statute
from ..german import folded, pattern
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text, unclear

_WHO = phrase("names.who")
_NAME = phrase("names.name")
_BLANK = phrase("names.blank")
_SEAT = phrase("names.seat")
_MOVING_SEAT = phrase("names.moving_seat")
_STREET = re.compile(
    r"\bsitz\b[^.]{0,100}?(?:strasse|\bstr\b|\w{3,}str\b|\w+gasse|\w+allee|\w+weg|\w+platz)\s?\d{1,4}\s?[a-z]?\b"
)
_TWO_SEATS = re.compile(
    r"\bSitz\w*\b (?:des Vereins )?(?:ist |sind |in )+([A-ZÄÖÜ][\w-]+) "
    r"(?:und|oder) (?:in )?([A-ZÄÖÜ][a-zäöüß-]+)(?=[.,]|$| \.)"
)
_REGISTER = phrase("names.register")
_OTHER_ENTRY = phrase("names.other_entry")
_NO_REGISTER = phrase("names.no_register")
_MAYBE_REGISTER = phrase("names.maybe_register")
_NAME_WITH_EV = phrase("names.name_with_ev")
_AFTER = phrase("names.after")
_REGISTERED = phrase("names.registered")
_TO_BE = phrase("names.to_be")
_YEAR_RULE = phrase("names.year_rule")
_NAME_ALONE = phrase("names.name_alone")
_SEAT_ALONE = phrase("names.seat_alone")
_A_NAME = re.compile(r"[„\"»“]?[A-ZÄÖÜ][\w.-]{2,}")


@on_text("N-01")
def name(look: Look) -> Answer | None:
    """The statute says how the association is called."""
    hit = _name(look.statute)
    if hit is None:
        named = look.statute.find(phrase("names.name_2"), (Topic.NAME,))
        alone = _below_heading(look.statute, _NAME_ALONE)
        return ok(named or alone) if named or alone else missing()
    blank = pattern(_BLANK).search(hit.sentence)
    return defect("blank", hit) if blank else ok(hit)


def _name(statute: Statute) -> Hit | None:
    unless = phrase("names.name_unless")
    return statute.find(_NAME, (Topic.NAME,), unless=unless) or statute.find(
        _NAME, without=(Topic.MEMBERS, Topic.MEETING, Topic.MINUTES, Topic.OTHER), unless=unless
    )


def _below_heading(statute: Statute, heading: str) -> str:
    """Old statutes write only the name, or the place, below a heading that says what it is."""
    for clause in statute.about((Topic.NAME,)):
        if pattern(heading).fullmatch(folded(clause.title)) and _A_NAME.match(clause.sentences[0].text):
            return clause.passage(0, 1)
    return ""


@on_text("N-02")
def seat(look: Look) -> Answer | None:
    """The statute names one place as the seat."""
    unless = phrase("names.seat_unless")
    hit = look.statute.find(_SEAT, (Topic.NAME,), unless=unless) or look.statute.find(
        _SEAT, without=(Topic.MEMBERS, Topic.MEETING, Topic.BOARD, Topic.ENDING, Topic.DUES), unless=unless
    )
    if hit is None:
        alone = _below_heading(look.statute, _SEAT_ALONE)
        return ok(alone) if alone else missing()
    if pattern(_MOVING_SEAT).search(hit.sentence):
        return defect("moving", hit)
    if pattern(phrase("names.seat_2")).search(hit.sentence):
        return defect("blank", hit)
    if _TWO_SEATS.search(hit.passage):
        return unclear("two", hit)
    return defect("street", hit) if _STREET.search(hit.sentence) else ok(hit)


@on_text("N-03")
def register(look: Look) -> Answer | None:
    """The statute says that the association is, or is to be, in the register."""
    if not look.is_registered:
        return None
    unless = phrase("names.register_unless")
    hit = look.statute.find(_REGISTER, (Topic.NAME,), unless=_OTHER_ENTRY) or look.statute.find(
        _REGISTER, without=(Topic.CHANGES, Topic.MEETING, Topic.ENDING, Topic.MEMBERS), unless=unless
    )
    if hit is None:
        return missing()
    if pattern(_NO_REGISTER).search(hit.sentence):
        return defect("not_wanted", hit)
    return defect("maybe", hit) if pattern(_MAYBE_REGISTER).search(hit.sentence) else ok(hit)


@on_text("N-05")
def suffix(look: Look) -> Answer | None:
    """„e.V.“ is part of the name only once the association is registered."""
    first = _name(look.statute)
    hit = look.statute.find(_NAME_WITH_EV, (Topic.NAME,)) or first
    if hit is None or not pattern(_NAME_WITH_EV).search(hit.sentence):
        return ok(hit) if hit else None
    if look.is_registered and first and not pattern(_NAME_WITH_EV).search(first.sentence):
        return ok(first)  # named without it first; the longer name is the one after registration
    if not look.is_registered:
        return defect("unregistered", hit)
    if pattern(_REGISTERED).search(look.statute.plain):
        return ok(hit)
    for found in pattern(_NAME_WITH_EV).finditer(hit.sentence):
        if not pattern(_AFTER).search(hit.sentence[: found.end()]):
            later = look.statute.find(_TO_BE, (Topic.NAME,)) or look.statute.find(_AFTER, (Topic.NAME,))
            return defect("too_early", hit) if later else unclear("is_it_registered", hit)
    return ok(hit)


@on_text("N-09")
def financial_year(look: Look) -> Answer | None:
    """The financial year is set."""
    hit = look.statute.find(_YEAR_RULE)
    return ok(hit) if hit else missing()
