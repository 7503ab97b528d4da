"""V: who the board is and how it represents."""

import re

from ..clauses import Hit, Statute
from ..german import pattern
from ..numbers import number
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text
from .board_text import BOARD, ROLES

_CONSISTS = phrase("board.consists")
_COUNT = phrase("board.count")
_VAGUE_COUNT = phrase("board.vague_count")
_SAID_26 = phrase("board.said_26")
_LEGAL = phrase("board.legal")
_NO_REPRESENTATION = phrase("board.no_representation")
_MANNER = phrase("board.manner")
_IN_TURN = phrase("board.in_turn")
_INSIDE = phrase("board.inside")
_LOOSE = phrase("board.loose")
_SOME_OF = phrase("board.some_of")
_JOINT = phrase("board.joint")


def _composition(said: Statute) -> Hit | None:
    unless = phrase("board.composition_unless")
    wanted = re.compile(
        f"(?:{pattern(ROLES).pattern})|(?:{pattern(_COUNT).pattern})|(?:{pattern(_VAGUE_COUNT).pattern})"
    )
    for hit in said.find_all(_CONSISTS, (Topic.BOARD,), unless=unless):
        if wanted.search(hit.sentence):
            return hit
    other_name = said.find(phrase("board.composition"), (Topic.BOARD,), unless=unless)
    if other_name is not None:
        return other_name
    return next(
        (
            hit
            for hit in said.find_all(
                _CONSISTS, without=(Topic.MEMBERS, Topic.DUES, Topic.AUDIT, Topic.ENDING), unless=unless
            )
            if wanted.search(hit.sentence)
        ),
        None,
    )


@on_text("V-01")
def has_board(look: Look) -> Answer | None:
    """There is a board."""
    hit = (
        look.statute.find(rf"organe?\b[^.]{{0,160}}{BOARD}", unless=r"\bbeirat\b(?![^.]*vorst)")
        or look.statute.find(BOARD, (Topic.BOARD,))
        or look.statute.find(phrase("board.has_board"))
    )
    if hit is not None:
        return ok(hit)
    named = look.statute.find(BOARD)
    return missing("only_named", named) if named else missing()


@on_text("V-02")
def members(look: Look) -> Answer | None:
    """The statute says of whom the board consists."""
    hit = _composition(look.board)
    if hit is None:
        roles = look.statute.find(
            phrase("board.members"),
            (Topic.BOARD,),
            unless=phrase("board.members_unless"),
        )
        return ok(roles) if roles else missing()
    vague = pattern(_VAGUE_COUNT).search(hit.sentence)
    if vague and not pattern(_COUNT).search(hit.sentence) and not pattern(ROLES).search(hit.sentence):
        return defect("vague", hit)
    return ok(hit)


def _represents(said: Statute) -> list[Hit]:
    hits = [*said.find_all(_SAID_26, unless=r"liquidator"), *said.find_all(_LEGAL, unless=_NO_REPRESENTATION)]
    return [
        hit for hit in hits if not hit.clause.topics & {Topic.PURPOSE} or Topic.BOARD in hit.clause.topics
    ]


@on_text("V-03")
def represents(look: Look) -> Answer | None:
    """It is clear who represents the association (§ 26 BGB)."""
    hits = _represents(look.board)
    if not hits:
        return missing()
    labelled = next((hit for hit in hits if pattern(_SAID_26).search(hit.sentence)), None)
    if labelled is not None:
        return ok(labelled)
    extended = look.statute.find(phrase("board.represents"))
    narrow = look.statute.find(phrase("board.represents_2"))
    if extended is not None and narrow is None:
        named = next((hit for hit in hits if pattern(rf"(?:{ROLES})|mitglied").search(hit.sentence)), None)
        return ok(named) if named else defect("which_board", extended)
    return ok(hits[0])


@on_text("V-04")
def manner(look: Look) -> Answer | None:
    """It is clear how the association is represented, and there are enough people for it."""
    hits = _represents(look.board)
    if not hits:
        return missing()
    said = [hit for hit in hits if _says_how(hit)]
    if not said:
        return _single(look, hits)
    loose = next((hit for hit in said if pattern(_LOOSE).search(hit.sentence)), None)
    if loose is not None:
        return defect("loose", loose)
    turn = next((hit for hit in said if _in_turn(hit)), None)
    if turn is not None and not _everyone_alone(said):
        return defect("in_turn", turn)
    few = next((hit for hit in said if _too_few(look, hit)), None)
    return defect("too_few", few) if few else ok(said[0])


def _says_how(hit: Hit) -> bool:
    """Whether the passage says alone, together or by whom."""
    said = _with_next(hit)
    return bool(
        pattern(_MANNER).search(said) and pattern(r"vertr|gerichtlich|zeichn|befugt|§ ?26").search(said)
    )


def _in_turn(hit: Hit) -> bool:
    """Somebody may represent only while another can't, and not just inside the association."""
    outside = not pattern(_INSIDE).search(_around(hit))
    represents = pattern(r"gerichtlich|§ ?26|vertr(?:itt|eten)").search(hit.sentence)
    return bool(pattern(_IN_TURN).search(hit.sentence) and outside and represents)


def _too_few(look: Look, hit: Hit) -> bool:
    """More people have to act together than the board has."""
    joint = pattern(_JOINT).search(_with_next(hit))
    if joint is None:
        return False
    wanted = number(joint["count"])
    size = _board_size(look.board)
    return (size is not None and wanted > size) or wanted > _offices(hit.sentence) > 1


def _offices(sentence: str) -> int:
    """How many offices a sentence about § 26 BGB lists; 0 when it doesn't say who."""
    if not pattern(_SAID_26).search(sentence) or pattern(_SOME_OF).search(sentence):
        return 0
    both = pattern(r"\b1 und (?:der |die )?2 (?:vorsitz|sprecher)").search(sentence)
    return len(pattern(rf"(?:{ROLES})").findall(sentence)) + bool(both)


def _with_next(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 3])


def _around(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[max(0, first - 1) : last + 3])


def _everyone_alone(hits: list[Hit]) -> bool:
    alone = pattern(phrase("board.everyone_alone"))
    return any(alone.search(hit.sentence) for hit in hits)


def _single(look: Look, hits: list[Hit]) -> Answer:
    """No manner is said: clear only when one person alone is the board."""
    size = _board_size(look.board)
    return ok(hits[0]) if size == 1 else missing("no_manner", hits[0])


def _board_size(board: Statute) -> int | None:
    """How many people the board has at most, when its clause says so in figures alone."""
    hit = _composition(board)
    if hit is None:
        return None
    counts = list(pattern(_COUNT).finditer(hit.sentence))
    if len(counts) != 1 or pattern(rf"(?:{ROLES})|mindestens|weitere").search(hit.sentence):
        return None
    return number(counts[0]["most"] or counts[0]["least"]) or None
