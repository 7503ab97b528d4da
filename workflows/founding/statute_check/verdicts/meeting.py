"""A: when and how the members' meeting is called."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..clauses import Hit, Statute
from ..german import pattern
from ..numbers import PERIOD, days, fraction
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text
from .meeting_text import INVITE, MEETING

_OFTEN = phrase("meeting.often")
_HAPPENS = phrase("meeting.happens")
_INTEREST = phrase("meeting.interest")
_EXTRA = phrase("meeting.extra")
_CHANNELS = phrase("meeting.channels")
_VAGUE = phrase("meeting.vague")
_UNNAMED_MEDIUM = pattern(phrase("meeting.unnamed_medium"))
_AGENDA = phrase("meeting.agenda")
_AGENDA_LATER = phrase("meeting.agenda_later")
_MINUTES = phrase("meeting.minutes")
_SIGN = phrase("meeting.sign")
_MINORITY = phrase("meeting.minority")
_SHARE = phrase("meeting.share")
_OTHER_DEMAND = phrase("meeting.other_demand")
_CALLS = phrase("meeting.calls")
_COUNT = phrase("meeting.count")


@on_text("A-01")
def frequency(look: Look) -> Answer | None:
    """The statute says when the meeting is called."""
    said = look.meeting.narrowed(lambda _, each: bool(pattern(_HAPPENS).search(each.plain)))
    unless = phrase("meeting.frequency_unless")
    often = [
        *said.find_all(_OFTEN, unless=unless),
        *said.find_all(phrase("meeting.frequency"), unless=unless),
    ]
    hit = next((each for each in often if not _only_extra(each)), None)
    if hit is not None:
        return ok(hit)
    interest = (hit for hit in said.find_all(_INTEREST) if not pattern(_EXTRA).search(_with_before(hit)))
    hit = next(interest, None) or said.find(r"jahreshauptversammlung|jahresversammlung", unless=_EXTRA)
    if hit is not None:
        return ok(hit)
    extra = said.find(_INTEREST) or said.find(_EXTRA)
    return missing("only_extra", extra) if extra else missing()


def _only_extra(hit: Hit) -> bool:
    """The sentence is about extraordinary meetings alone."""
    return bool(pattern(_EXTRA).search(hit.sentence)) and not pattern(r"\bordentliche").search(hit.sentence)


def _with_before(hit: Hit) -> str:
    """The sentence and the one before it: „Diese muss einberufen werden, wenn …“ goes on about it."""
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[max(0, first - 1) : last + 1])


def _form(look: Look) -> list[Hit]:
    unless = phrase("meeting.form_unless")
    said = look.invitations
    hits = (hit for hit in said.find_all(_CHANNELS, unless=unless) if not _only_demand(hit))
    invite, other = pattern(INVITE), pattern(phrase("meeting.other_form"))
    return [hit for hit in hits if invite.search(hit.sentence) or not other.search(hit.sentence)]


def _only_demand(hit: Hit) -> bool:
    """ "Schriftlich" belongs to the members' demand, not to the invitation."""
    text = pattern(phrase("meeting.only_demand")).sub(" ", hit.sentence)
    if not pattern(_CHANNELS).search(text):
        return True
    demand = pattern(
        rf"(?:{_SHARE}|mitglieder\w*|antrag)[^.]{{0,90}}(?:schriftlich|textform|e-mail)\w*[^.]{{0,120}}(?:{_MINORITY})|(?:{_MINORITY})[^.]{{0,60}}schriftlich"
    ).search(text)
    if demand is None:
        return False
    rest = text[: demand.start()] + text[demand.end() :]
    return not (pattern(_CHANNELS).search(rest) and pattern(INVITE).search(rest))


@on_text("A-02")
def form(look: Look) -> Answer | None:
    """The statute names the form of the invitation."""
    hits = _form(look)
    if hits:
        return ok(_invitation(hits))
    vague = look.invitations.find(_VAGUE)
    return defect("vague", vague) if vague else missing()


def _invitation(hits: list[Hit]) -> Hit:
    invite = pattern(INVITE)
    return next((hit for hit in hits if invite.search(hit.sentence)), hits[0])


@on_text("A-03")
def clear_form(look: Look) -> Answer | None:
    """The form of the invitation leaves no doubt."""
    hits = _form(look)
    said = look.invitations
    invite = rf"(?:{INVITE})|{_CHANNELS}"
    for hit in said.find_all(_VAGUE, unless=phrase("meeting.clear_form_unless")):
        if pattern(invite).search(hit.sentence) and _about_form(hit):
            return defect("vague", hit)
    for hit in hits:
        if _UNNAMED_MEDIUM.search(hit.sentence):
            return defect("unnamed", hit)
    return ok(_invitation(hits)) if hits else None


def _about_form(hit: Hit) -> bool:
    """„In der Regel“ may speak of the time or place; here it has to speak of the way of inviting."""
    start = max(0, hit.match.start() - 110)
    around = hit.clause.plain[start : hit.match.end() + 90]
    return bool(pattern(phrase("meeting.about_form")).search(around)) and not pattern(
        phrase("meeting.about_form_2")
    ).search(around)


@on_text("A-04")
def minutes(look: Look) -> Answer | None:
    """The statute says who signs the minutes of the meeting."""
    statute = look.statute.narrowed(
        lambda clause, each: (
            not pattern(phrase("meeting.minutes_2")).search(each.plain)
            or bool(pattern(phrase("meeting.minutes_3")).search(each.plain))
        )
    )
    hits = list(
        statute.find_all(
            _MINUTES,
            unless=phrase("meeting.minutes_unless"),
        )
    )
    for hit in hits:
        if pattern(_SIGN).search(_near(hit)) and not _only_board(hit):
            return ok(hit)
    hits = [
        hit
        for hit in hits
        if not _only_board(hit) and pattern(phrase("meeting.minutes_4")).search(hit.sentence)
    ]
    return defect("unsigned", hits[0]) if hits else missing()


def _near(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 3])


def _only_board(hit: Hit) -> bool:
    board_clause = hit.clause.topics and {str(topic) for topic in hit.clause.topics} <= {
        "board",
        "other_body",
        "audit",
        "members",
    }
    return bool(board_clause) and not pattern(rf"{MEETING}|organe").search(hit.sentence)


@on_text("A-05")
def agenda(look: Look) -> Answer | None:
    """The subjects stand in the invitation."""
    said = look.invitations
    unless = phrase("meeting.agenda_unless")
    hits = list(said.find_all(_AGENDA, unless=unless))
    sound = next(
        (hit for hit in hits if not pattern(_AGENDA_LATER).search(hit.sentence) and _told(hit)), None
    )
    if sound is not None:
        return ok(sound)
    later = look.meeting.find(_AGENDA_LATER)
    if later is not None:
        return defect("later", later)
    whole = look.meeting.find(
        phrase("meeting.agenda_2"),
        unless=unless,
    )
    return ok(whole) if whole else missing()


def _told(hit: Hit) -> bool:
    """The agenda goes out with the invitation: it isn't merely set, led through or added to."""
    return bool(pattern(phrase("meeting.told")).search(hit.sentence))


@on_text("A-06")
def notice(look: Look) -> Answer | None:
    """The notice period is two weeks or more."""
    said = look.invitations
    unless = phrase("meeting.notice_unless")
    found = []
    for hit in said.find_all(PERIOD, unless=unless):
        if hit.match["unit"] in ("jahr", "jaehr", "halbjahr", "quartal", "vierteljahr") or pattern(
            rf"(?:alle|innerhalb (?:der|von|einer frist von)|mindestens einmal|nach) "
            rf"{re.escape(hit.match.group())[:12]}"
        ).search(hit.sentence):
            continue
        after = hit.clause.plain[hit.match.end() :]
        if pattern(phrase("meeting.afterwards")).match(after):
            continue
        if pattern(phrase("meeting.notice")).search(hit.sentence):
            found.append(hit)
    if not found:
        return missing()
    ordinary = [hit for hit in found if not pattern(phrase("meeting.notice_2")).search(_before(hit))] or found
    first = (
        max(ordinary[:2], key=lambda hit: days(hit.match.group()) or 0)
        if len(ordinary) > 1 and _same(ordinary)
        else ordinary[0]
    )
    return ok(first) if (days(first.match.group()) or 0) >= 14 else defect("too_short", first)


def _before(hit: Hit) -> str:
    first, _ = hit.clause.span(hit.match.start(), hit.match.end())
    return hit.clause.plain[
        max(
            hit.match.start() - 150, sum(len(each.plain) + 3 for each in hit.clause.sentences[:first])
        ) : hit.match.end()
    ]


def _same(hits: list[Hit]) -> bool:
    return hits[0].sentence == hits[1].sentence


@on_text("A-07")
def minority(look: Look) -> Answer | None:
    """A minority can demand a meeting (§ 37 BGB)."""
    hits = list(_demands(look.statute))
    if not hits:
        return missing()
    low = next((hit for hit in hits if _is_low(hit)), None)
    return ok(low) if low else defect("too_many", hits[0])


def _is_low(hit: Hit) -> bool:
    share = fraction(hit.match.group())
    return share is None or share < Fraction(1, 2)


def _demands(statute: Statute) -> Iterator[Hit]:
    """Where a share or number of members may demand a meeting, in one sentence or in two."""
    for clause in statute.about(without=(Topic.OTHER_BODY,)):
        before, start = "", 0
        for sentence in clause.sentences:
            plain = sentence.plain
            if pattern(_MINORITY).search(plain) and not pattern(_OTHER_DEMAND).search(plain):
                around = f"{before} . {plain}"
                found = pattern(rf"{_SHARE}|{_COUNT}").search(clause.plain, start, start + len(plain))
                if found and pattern(_CALLS).search(around) and not _agenda_only(plain):
                    yield Hit(clause, found)
            before = plain
            start += len(plain) + 3


def _agenda_only(text: str) -> bool:
    if "tagesordnung" not in text:
        return False
    return not pattern(phrase("meeting.agenda_only")).search(text)
