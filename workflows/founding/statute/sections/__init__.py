"""The text of each clause, section by section, in the order of the statute."""

from collections.abc import Callable, Iterator

from ..data import StatuteData
from ..words import Draft
from .aims import name, purpose, selfless
from .ending import additional, dissolution, editorial, privacy
from .members import dues, membership
from .organs import auditors, board, decisions, meeting, organs, pay

__all__ = ["SECTIONS"]

SECTIONS: tuple[Callable[[StatuteData], Iterator[Draft]], ...] = (
    name,
    purpose,
    selfless,
    membership,
    dues,
    organs,
    board,
    pay,
    meeting,
    decisions,
    auditors,
    privacy,
    editorial,
    additional,
    dissolution,
)
