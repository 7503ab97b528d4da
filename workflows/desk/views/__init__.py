"""Screens of the desk: my tasks, all cases, one case."""

from .cases import cases, own_cases
from .one_case import bpmn, case, take_over, write_message, write_note
from .tasks import tasks

__all__ = ["bpmn", "case", "cases", "own_cases", "take_over", "tasks", "write_message", "write_note"]
