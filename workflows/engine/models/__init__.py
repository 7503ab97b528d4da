"""What the engine keeps: cases, steps, deadlines, history, the numbers of the law, and its workers."""

from .cases import Case, CaseQuerySet
from .deadlines import Deadline
from .history import Audience, HistoryEntry
from .law import LegalValue
from .numbers import NumberSeries
from .steps import Step, StepState
from .workers import Heartbeat, Trouble

__all__ = [
    "Audience",
    "Case",
    "CaseQuerySet",
    "Deadline",
    "Heartbeat",
    "HistoryEntry",
    "LegalValue",
    "NumberSeries",
    "Step",
    "StepState",
    "Trouble",
]
