"""M: how people become members, leave, and are excluded."""

import re

from ..clauses import Hit
from ..german import pattern
from ..numbers import days
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text

_MOST_NOTICE_DAYS = 2 * 366
_NOT_HERE = (
    Topic.BOARD,
    Topic.MEETING,
    Topic.ENDING,
    Topic.OTHER_BODY,
    Topic.MINUTES,
    Topic.AUDIT,
    Topic.OTHER,
)
_ENTRY = phrase("members.entry")
_DECIDED = phrase("members.decided")
_WHO_MAY = phrase("members.who_may")
_EXIT = phrase("members.exit")
_HOW_TO_LEAVE = phrase("members.how_to_leave")
_NO_EXIT = phrase("members.no_exit")
_TOO_LATE = pattern(phrase("members.too_late"))
_NOTICE = pattern(phrase("members.notice"))
_EXCLUSION = phrase("members.exclusion")
_NOT_MEMBERS = phrase("members.not_members")
_GROUNDS = phrase("members.grounds")
_ORGAN = phrase("members.organ")
_HEARING = phrase("members.hearing")
_MEASURES = phrase("members.measures")


@on_text("M-01")
def admission(look: Look) -> Answer | None:
    """The statute says how people become members."""
    statute = look.statute
    unless = phrase("members.admission_unless")
    entry = statute.find_all(_ENTRY, (Topic.MEMBERS,), unless=unless)
    elsewhere = statute.find_all(_ENTRY, without=_NOT_HERE, unless=unless)
    hit = (
        next((each for each in entry if not _about_other_matters(each)), None)
        or statute.find(_DECIDED, (Topic.MEMBERS,), unless=f"{_EXCLUSION}|{_EXIT}")
        or next((each for each in elsewhere if not _about_other_matters(each)), None)
    )
    if hit is not None:
        return ok(hit)
    who = statute.find(_WHO_MAY, (Topic.MEMBERS,))
    return defect("only_who", who) if who else missing()


def _about_other_matters(hit: Hit) -> bool:
    """The form that is named belongs to leaving, paying or honours, not to becoming a member."""
    other = pattern(phrase("members.other_matters")).search(hit.sentence)
    return bool(other) and not pattern(phrase("members.surely_entry")).search(hit.sentence)


def _listed_only(hit: Hit) -> bool:
    """„Die Mitgliedschaft endet durch Austritt, Ausschluss oder Tod“ says no how."""
    return bool(pattern(phrase("members.listed_only")).search(hit.sentence)) and not pattern(
        phrase("members.listed_only_2")
    ).search(hit.sentence)


@on_text("M-02")
def leaving(look: Look) -> Answer | None:
    """The statute says how members leave."""
    said = look.leaving
    barred = said.find(_NO_EXIT, unless=phrase("members.leaving_unless"))
    if barred is not None:
        return defect("barred", barred)
    hits = list(said.find_all(_HOW_TO_LEAVE, unless=phrase("members.after_leaving")))
    how = next((hit for hit in hits if not _listed_only(hit)), None)
    if how is not None:
        return ok(how)
    named = hits[0] if hits else said.find(_EXIT)
    return defect("no_form", named) if named else missing()


@on_text("M-03")
def notice(look: Look) -> Answer | None:
    """Nobody has to stay longer than two years after giving notice (§ 39 Abs. 2 BGB)."""
    said = look.leaving
    first = said.find(_EXIT)
    if first is None:
        return None
    about_leaving = said.narrowed(
        lambda clause, each: (
            bool(pattern(_EXIT).search(each.plain))
            or bool(re.search(r"kuendigungsfrist|austrittsfrist|\bfrist\b", each.plain))
        )
    )
    for clause in about_leaving.clauses:
        for match in _TOO_LATE.finditer(clause.plain):
            count, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
            if (days(f"{count} {unit}") or 0) > _MOST_NOTICE_DAYS:
                return defect("too_long", Hit(clause, match))
    notices = [
        Hit(clause, match) for clause in about_leaving.clauses for match in _NOTICE.finditer(clause.plain)
    ]
    late = next((hit for hit in notices if (days(hit.match.group()) or 0) > _MOST_NOTICE_DAYS), None)
    if late is not None:
        return defect("too_long", late)
    return ok(notices[0] if notices else first)


@on_text("M-05")
def exclusion(look: Look) -> Answer | None:
    """Exclusion has grounds, somebody who decides, and a hearing before."""
    said = look.leaving
    hits = list(said.find_all(_EXCLUSION, unless=_NOT_MEMBERS))
    clauses = {id(hit.clause): hit.clause for hit in hits}.values()
    if not hits:
        return missing()
    best = max(
        hits,
        key=lambda hit: sum(
            bool(pattern(words).search(hit.sentence))
            for words in (_GROUNDS, _ORGAN, r"kann|können|erfolgt|entscheid|beschl", r"ausschlu|ausgeschl")
        ),
    )
    around = " . ".join(clause.plain for clause in clauses)
    near = [sentence for clause in clauses for sentence in _near(clause.plain)]
    if _all_listed(hits):
        return missing("only_named", best)
    if not any(pattern(_ORGAN).search(each) for each in near):
        return defect("no_organ", best)
    if not any(pattern(_GROUNDS).search(each) for each in near):
        return defect("no_grounds", best)
    return ok(best) if pattern(_HEARING).search(around) else defect("no_hearing", best)


def _near(plain: str) -> list[str]:
    """The sentences about exclusion, or about measures that end with it, and the two after each."""
    parts = plain.split(" . ")
    about = pattern(rf"{_EXCLUSION}|{_MEASURES}")
    found: list[str] = []
    for index, part in enumerate(parts):
        if about.search(part):
            found += parts[index : index + 3]
    return found


def _all_listed(hits: list[Hit]) -> bool:
    listing = pattern(phrase("members.all_listed"))
    return all(
        listing.search(hit.sentence) and not pattern(phrase("members.all_listed_2")).search(hit.sentence)
        for hit in hits
    )
