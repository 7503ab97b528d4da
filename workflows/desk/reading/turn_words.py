"""Whose turn it is in words, for lists and for the case page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflows.desk.reading.due_words import due_words
from workflows.engine.turns import Side, Turn
from workflows.people.models import Role


@dataclass(frozen=True)
class TurnWords:
    """Who has to do what, and until when."""

    who: str
    what: str
    due: str
    due_tone: str
    is_mine: bool


def turn_words(turn: Turn | None, *, inside: bool) -> TurnWords | None:
    """For the people of the house (`inside`) or for the applicant's side; None when nobody has to act."""
    if turn is None:
        return None
    due, tone = due_words(turn.due_at)
    return TurnWords(_who(turn, inside), turn.label, due, tone, turn.is_mine)


def _who(turn: Turn, inside: bool) -> str:
    if turn.is_mine:
        return pgettext("to one person", "It is your turn:") if inside else _("It is your turn:")
    if turn.side == Side.APPLICANT:
        return _("The applicant:") if inside else _("It is your group’s turn:")
    if not inside:
        return _("It is our turn:")
    return f"{Role(turn.role).label}:" if turn.role in Role.values else _("The house:")
