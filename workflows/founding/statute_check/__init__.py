"""Checking any German statute: read it, find its clauses, say what is missing, wrong or unclear.

A plausibility hint, not legal advice: general rules are laid over a text, a person looks at it afterwards.
"""

from .checking import Checked, check_statute
from .reading import MOST_BYTES, Unreadable, accepted_endings
from .verdicts.answers import Answer, Verdict

__all__ = ["MOST_BYTES", "Answer", "Checked", "Unreadable", "Verdict", "accepted_endings", "check_statute"]
