"""The sentences of a statute that speak about the board."""

import re

from ..clauses import Clause, Statute
from ..german import pattern
from ..phrases import phrase
from ..sentences import Sentence
from ..topics import Topic

BOARD = phrase("board_text.board")
ROLES = phrase("board_text.roles")
_OTHERS = phrase("board_text.others")


def board_sentences(statute: Statute) -> Statute:
    """Sentences in clauses about the board, and sentences that name it elsewhere."""
    board, others = pattern(BOARD), pattern(_OTHERS)
    represents = pattern(r"§ ?26 bgb|gerichtlich und|verein\w* wird [^.]{0,80}vertreten")

    def keep(clause: Clause, sentence: Sentence) -> bool:
        if clause.topics & {Topic.OTHER_BODY} and not clause.topics & {Topic.BOARD}:
            # A heading may be lost in a scan: who represents the association is never another body.
            return bool(board.search(sentence.plain) and represents.search(sentence.plain))
        if others.search(sentence.plain):
            return False
        return (
            Topic.BOARD in clause.topics
            or bool(board.search(sentence.plain))
            or bool(re.search(r"vertr[ie]t|gerichtlich", sentence.plain))
        )

    return statute.narrowed(keep)
