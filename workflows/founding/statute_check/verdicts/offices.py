"""V: how long the board is elected for and what happens until the next election."""

from ..clauses import Clause, Hit
from ..german import pattern
from ..numbers import PERIOD, days
from ..phrases import phrase
from ..sentences import Sentence
from .answers import Answer, Look, defect, missing, ok, on_text
from .board_text import BOARD, ROLES

_LONGEST_TERM = 5 * 366
_SHORTEST_TERM = 150  # a semester; weeks are periods for other things
_TERM = phrase("offices.term")
_TERM_WORDS = phrase("offices.term_words")
_ENDLESS = phrase("offices.endless")
_NOT_BOARD = phrase("offices.not_board")
_STAYS = phrase("offices.stays")
_STOPS = phrase("offices.stops")


def _kept(clause: Clause, sentence: Sentence) -> bool:
    about_others = pattern(_NOT_BOARD).search(sentence.plain)
    return not about_others or bool(
        pattern(rf"{BOARD}|(?:{ROLES})").search(sentence.plain[: about_others.start()])
    )


@on_text("V-07")
def term(look: Look) -> Answer | None:
    """The term of office is set, at most five years."""
    said = look.board.narrowed(_kept)
    endless = said.find(_ENDLESS, unless=phrase("offices.term_unless"))
    if endless is not None:
        return defect("endless", endless)
    unless = phrase("offices.term_unless_2")
    hits = said.find_all(_term(), unless=unless)
    hit = next((each for each in hits if (days(each.match.group()) or 0) >= _SHORTEST_TERM), None)
    words = said.find(_TERM_WORDS)
    if hit is None:
        return ok(words) if words else missing()
    return defect("too_long", hit) if (days(hit.match.group()) or 0) > _LONGEST_TERM else ok(hit)


def _term() -> str:
    second = PERIOD.replace("(?P<count>", "(?:").replace("(?P<unit>", "(?:")
    return _TERM.replace("__PERIOD2__", second)


@on_text("V-08")
def stays(look: Look) -> Answer | None:
    """The board stays in office until the next election."""
    said = look.board.narrowed(_kept)
    stops = said.find(_STOPS)
    hit: Hit | None = said.find(
        _STAYS,
        unless=phrase("offices.stays_unless"),
    )
    if hit is not None and not (stops and stops.sentence == hit.sentence):
        return ok(hit)
    if stops is not None:
        return defect("stops", stops)
    late = said.find(_STAYS, unless=phrase("offices.stays_unless_2"))
    whole = late and pattern(phrase("offices.stays_2")).search(late.sentence)
    return ok(late) if late and whole else missing()
