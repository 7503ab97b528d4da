"""The sentences of a statute that speak about the board."""

import re

from ..clauses import Clause, Statute
from ..german import pattern
from ..sentences import Sentence
from ..topics import Topic

BOARD = r"(?:vorst[aä]e?nd\w*|präsidi\w*|vorstandschaft|vereinsleitung|geschäftsführung|sprecher\w*rat|koordinationskreis|leitungsteam|sprecherkreis)"
ROLES = (
    r"vorsitz\w*|präsident\w*|vizepräsident\w*|sprecher\w*|schatzmeister\w*|kassenwart\w*|kassier\w*|kassenführ\w*|rechner\w*|schriftführ\w*|schriftwart\w*|"
    r"protokollführ\w*|beisitz\w*|stellvertret\w*|obmann|geschäftsführ\w*|finanzvorst\w*|finanzreferent\w*|kassenverantwort\w*|kasse\b|sekretär\w*|sportwart\w*|jugendwart\w*|jugendleit\w*|pressewart\w*|dirigent\w*|finanzwart\w*|vereinsleiter\w*|leiter\w*|kassenverwalt\w*|sprecherin"
)
_OTHERS = r"jugendvorst|abteilungsvorst|(?:vorstand|vorst[aä]e?nde) (?:der|des) (?:abteilung|jugend|stiftung|bank|landes|kreis)|jugendausschuss"


def board_sentences(statute: Statute) -> Statute:
    """Sentences in clauses about the board, and sentences that name it elsewhere."""
    board, others = pattern(BOARD), pattern(_OTHERS)

    def keep(clause: Clause, sentence: Sentence) -> bool:
        if clause.topics & {Topic.OTHER_BODY} and not clause.topics & {Topic.BOARD}:
            return False
        if others.search(sentence.plain):
            return False
        return (
            Topic.BOARD in clause.topics
            or bool(board.search(sentence.plain))
            or bool(re.search(r"vertr[ie]t|gerichtlich", sentence.plain))
        )

    return statute.narrowed(keep)
