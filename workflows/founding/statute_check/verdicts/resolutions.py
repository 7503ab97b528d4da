"""A: majorities for changing the statute and for dissolving the association, and auditors."""

from ..german import pattern
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
    hit = statute.find(both, unless=unless) or statute.find(around, unless=unless)
    if hit is not None:
        return ok(hit)
    clause = next(
        (
            each
            for each in statute.about((home,))
            if pattern(what).search(each.plain)
            or pattern(what).search(
                each.title.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
            )
        ),
        None,
    )
    if clause is not None:
        match = pattern(phrase("resolutions.majority_2")).search(clause.plain)
        if match:
            return ok(clause.passage(match.start(), match.end()))
    like = statute.find(
        rf"(?:{what})[^.]{{0,120}}(?:regeln|bestimmungen|vorschriften|gleiche|entsprechend|wie)[^.]{{0,60}}(?:satzungsänderung|auflösung|änderung)",
        unless=unless,
    )
    if like is not None:
        return ok(like)
    beside = _beside(look, what)
    if beside is not None:
        return ok(beside)
    named = statute.find(what, unless=unless)
    return missing("no_majority", named) if named else missing()


def _beside(look: Look, what: str) -> str | None:
    """The majority may stand in the next sentence: „Sie bedarf einer Mehrheit von …“."""
    follow = pattern(phrase("resolutions.beside"))
    for clause in look.statute.clauses:
        for index, one in enumerate(clause.sentences):
            if pattern(what).search(one.plain):
                two = next(
                    (each for each in clause.sentences[index + 1 : index + 4] if follow.search(each.plain)),
                    None,
                )
                if two is not None:
                    return f"{one.text} {two.text}"
    return None


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
