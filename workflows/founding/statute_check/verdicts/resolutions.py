"""A: majorities for changing the statute and for dissolving the association, and auditors."""

from ..clauses import Statute
from ..german import folded, pattern
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, missing, ok, on_text

_MAJORITY = phrase("resolutions.majority")
_CHANGE = phrase("resolutions.change")
_END = phrase("resolutions.end")
_NO_CHANGE = phrase("resolutions.no_change")
_OFFICIAL = phrase("resolutions.official")
_AUDIT = phrase("resolutions.audit")


def _majority(look: Look, what: str, home: Topic, unless: str) -> Answer | None:
    statute = look.statute
    both = rf"(?:{what})[^.]{{0,230}}?(?:{_MAJORITY})|(?:{_MAJORITY})[^.]{{0,230}}?(?:{what})"
    done = phrase("resolutions.ended" if home is Topic.ENDING else "resolutions.changed")
    around = rf"\b(?:satzung|statuten|verein)\w*[^.]{{0,100}}(?:{_MAJORITY})[^.]{{0,100}}(?:{done})"
    same = rf"(?:{what})[^.]{{0,120}}(?:{phrase('resolutions.same_as')})"
    hit = statute.find(both, unless=unless) or statute.find(around, unless=unless)
    passage = hit.passage if hit else _at_home(statute, what, home)
    if not passage:
        hit = statute.find(same, unless=unless)
        passage = hit.passage if hit else _beside(statute, what)
    if passage:
        return ok(passage)
    named = statute.find(what, unless=unless)
    return missing("no_majority", named) if named else missing()


def _at_home(statute: Statute, what: str, home: Topic) -> str:
    """A majority in the clause that is about nothing else; empty when there is none."""
    wanted, majority = pattern(what), pattern(phrase("resolutions.majority_2"))
    for clause in statute.about((home,)):
        if wanted.search(clause.plain) or wanted.search(folded(clause.title)):
            match = majority.search(clause.plain)
            return clause.passage(match.start(), match.end()) if match else ""
    return ""


def _beside(statute: Statute, what: str) -> str:
    """The majority may stand in the next sentence: „Sie bedarf einer Mehrheit von …“."""
    follow = pattern(phrase("resolutions.beside"))
    for clause in statute.clauses:
        for index, one in enumerate(clause.sentences):
            if pattern(what).search(one.plain):
                two = next(
                    (each for each in clause.sentences[index + 1 : index + 4] if follow.search(each.plain)),
                    None,
                )
                if two is not None:
                    return f"{one.text} {two.text}"
    return ""


@on_text("A-08")
def change(look: Look) -> Answer | None:
    """The majority for a change of the statute is set."""
    return _majority(look, _CHANGE, Topic.CHANGES, f"{_OFFICIAL}|{_NO_CHANGE}")


@on_text("A-10")
def dissolution(look: Look) -> Answer | None:
    """The majority for dissolving the association is set."""
    unless = phrase("resolutions.dissolution_unless")
    return _majority(look, _END, Topic.ENDING, unless)


@on_text("A-14")
def auditors(look: Look) -> Answer | None:
    """Somebody audits the accounts; asked of charitable associations."""
    hit = look.statute.find(_AUDIT, unless=phrase("resolutions.auditors_unless"))
    if hit is not None:
        return ok(hit)
    return missing() if look.is_charitable else None
