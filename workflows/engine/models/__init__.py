"""What the engine keeps: cases, their steps, their deadlines, their history, and the numbers of the law."""

from .cases import Case, CaseQuerySet
from .deadlines import Deadline
from .history import Audience, HistoryEntry
from .law import LegalValue
from .steps import Step, StepState

__all__ = ["Audience", "Case", "CaseQuerySet", "Deadline", "HistoryEntry", "LegalValue", "Step", "StepState"]
