"""One module a group of rules; each rule looks for its passage and says what it thinks of it."""

from . import board, charity, dues, meeting, members, names, offices, purpose, resolutions  # noqa: F401  (they register the rules)
from .answers import RULES_ON_TEXT, Answer, Look, Verdict

__all__ = ["RULES_ON_TEXT", "Answer", "Look", "Verdict"]
