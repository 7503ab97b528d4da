"""Whether the law calls the association an Ausländerverein; counts come in, only a result goes out."""

from dataclasses import dataclass

from ..models.origins import Origin


@dataclass(frozen=True)
class Counts:
    """How many members and board members have no EU citizenship (noneu) or that of another EU state (eu).

    People who also hold German citizenship count as Germans. Never stored: only the result is.
    """

    members_total: int = 0
    members_noneu: int = 0
    members_eu: int = 0
    board_total: int = 0
    board_noneu: int = 0
    board_eu: int = 0

    @property
    def consistent(self) -> bool:
        """Whether the parts fit into the totals."""
        members = 0 <= self.members_noneu + self.members_eu <= self.members_total
        board = 0 <= self.board_noneu + self.board_eu <= self.board_total
        return members and board and min(vars(self).values()) >= 0


def _one(total: int, noneu: int, eu: int) -> Origin:
    """Members, or the board, alone (§ 14 Abs. 1 Satz 1 and 2 VereinsG)."""
    if 2 * noneu > total:
        return Origin.LIKELY
    if 2 * (noneu + eu) > total and 2 * eu <= total:
        return Origin.ASK
    return Origin.UNLIKELY


def origin_of(counts: Counts) -> Origin:
    """The stricter of the two answers for members and board."""
    results = {
        _one(counts.members_total, counts.members_noneu, counts.members_eu),
        _one(counts.board_total, counts.board_noneu, counts.board_eu),
    }
    return next(result for result in (Origin.LIKELY, Origin.ASK, Origin.UNLIKELY) if result in results)
