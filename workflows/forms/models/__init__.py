"""What the forms room keeps: versions of forms, the answers, each submission and what was asked back."""

from .corrections import Correction
from .counts import FormCount, Passage
from .sheets import AnswerSheet
from .snapshots import AnswerSnapshot
from .versions import FormVersion, PublishedForm

__all__ = [
    "AnswerSheet",
    "AnswerSnapshot",
    "Correction",
    "FormCount",
    "FormVersion",
    "Passage",
    "PublishedForm",
]
