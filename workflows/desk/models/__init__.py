"""What the desk keeps: messages, and lists that people come back to."""

from .messages import LONGEST_MESSAGE, CaseMessage
from .saved_views import LONGEST_NAME, SavedView

__all__ = ["LONGEST_MESSAGE", "LONGEST_NAME", "CaseMessage", "SavedView"]
