"""Z: purpose and how it is carried out."""

from ..clauses import Hit
from ..german import pattern
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text, unclear

_WHO = phrase("purpose.who")
_PURPOSE = phrase("purpose.purpose")
_EMPTY = phrase("purpose.empty")
# § 52 Abs. 2, §§ 53, 54 AO, in the words of statutes.
_LISTED = phrase("purpose.listed")
_REALISED = phrase("purpose.realised")
_VAGUE = phrase("purpose.vague")


def _where(look: Look) -> tuple[Topic, ...]:
    """The clauses that may speak of purpose; the one about the name only where no other does."""
    told = any(True for _ in look.statute.about((Topic.PURPOSE,)))
    return (Topic.PURPOSE, Topic.CHARITY) if told else (Topic.PURPOSE, Topic.CHARITY, Topic.NAME)


def _purpose(look: Look) -> Hit | None:
    unless = phrase("purpose.purpose_unless")
    return (
        look.statute.find(_PURPOSE, (Topic.PURPOSE,), unless=unless)
        or look.statute.find(_PURPOSE, (Topic.CHARITY, Topic.NAME, Topic.OTHER), unless=unless)
        or look.statute.find(
            _PURPOSE.split("|ziele?", maxsplit=1)[0],
            without=(Topic.MEMBERS, Topic.MEETING, Topic.BOARD, Topic.ENDING, Topic.DUES),
            unless=unless,
        )
    )


@on_text("Z-01")
def purpose(look: Look) -> Answer | None:
    """The statute says what the association is for."""
    hit = _purpose(look)
    if hit is None:
        clause = next((each for each in look.statute.about((Topic.PURPOSE,)) if len(each.plain) > 60), None)
        if clause is None or not pattern(phrase("purpose.purpose_2")).search(clause.plain):
            return missing()
        return ok(clause.passage(0, 1))
    after = hit.clause.plain[hit.match.end() :].strip(" .:;")
    if len(after) < 20 and len(hit.sentence) < 60:
        return defect("empty", hit)
    return defect("empty", hit) if pattern(_EMPTY).search(hit.sentence) and not _named(look) else ok(hit)


def _named(look: Look) -> Hit | None:
    """A purpose of the list, named in the clauses about purpose."""
    unless = phrase("purpose.named_unless")
    found = look.statute.find(_LISTED, (Topic.PURPOSE,), unless=unless)
    if found is None and not any(True for _ in look.statute.about((Topic.PURPOSE,))):
        found = look.statute.find(_LISTED, (Topic.CHARITY, Topic.NAME), unless=unless)
    return found


@on_text("Z-03")
def listed(look: Look) -> Answer | None:
    """A charitable association names a purpose of the Fiscal Code's list."""
    if not look.is_charitable:
        return None
    hit = _purpose(look)
    named = look.statute.find(phrase("purpose.listed_2"), _where(look)) or _named(look)
    if named is not None:
        return ok(named)
    return defect("not_listed", hit) if hit else missing()


@on_text("Z-04")
def activities(look: Look) -> Answer | None:
    """A charitable association says how it carries its purpose out."""
    if not look.is_charitable:
        return None
    where = _where(look)
    unless = phrase("purpose.activities_unless")
    hit = look.statute.find(_REALISED, where, unless=unless) or look.statute.find(
        phrase("purpose.realised_anywhere"),
        without=(Topic.MEETING, Topic.BOARD, Topic.ENDING, Topic.MEMBERS, Topic.DUES),
        unless=unless,
    )
    hit = hit or look.statute.find(phrase("purpose.surely"), where)
    if hit is None:
        clause = next((each for each in look.statute.about((Topic.PURPOSE,))), None)
        if clause is not None and len(clause.plain) > 900:
            return unclear("not_named", clause.passage(0, 1))
        return missing()
    return defect("vague", hit) if pattern(_VAGUE).search(hit.sentence) else ok(hit)
