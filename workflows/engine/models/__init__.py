"""What the engine keeps: cases, their steps, their deadlines, their history, and the numbers of the law."""

from .cases import Case, CaseQuerySet
from .deadlines import Deadline
from .history import Audience, HistoryEntry
from .law import LegalValue
from .numbers import NumberSeries
from .steps import Step, StepState

__all__ = [
    "Audience",
    "Case",
    "CaseQuerySet",
    "Deadline",
    "HistoryEntry",
    "LegalValue",
    "NumberSeries",
    "Step",
    "StepState",
]
