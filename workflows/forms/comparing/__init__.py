"""What changed between two submissions: word by word, row by row, line of the plan by line, file by file."""

from .rounds import QuestionChange, Round, rounds
from .rows import RowChange
from .words import Part, compare_words

__all__ = ["Part", "QuestionChange", "Round", "RowChange", "compare_words", "rounds"]
