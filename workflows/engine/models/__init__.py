"""What the engine keeps: cases, their steps, their deadlines and their history."""

from .cases import Case
from .deadlines import Deadline
from .history import Audience, HistoryEntry
from .steps import Step, StepState

__all__ = ["Audience", "Case", "Deadline", "HistoryEntry", "Step", "StepState"]
