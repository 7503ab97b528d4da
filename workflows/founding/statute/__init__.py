"""The statute and the minutes: one set of data, one list of clauses, several outputs."""

from .clauses import Clause, Paragraph, statute_clauses
from .data import Activity, BoardMember, Meeting, Person, StatuteData, Votes, statute_data

__all__ = [
    "Activity",
    "BoardMember",
    "Clause",
    "Meeting",
    "Paragraph",
    "Person",
    "StatuteData",
    "Votes",
    "statute_clauses",
    "statute_data",
]
