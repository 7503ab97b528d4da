"""What can be done with consultations."""

from .answering import answer
from .asking import Request, ask
from .changing import cancel, move
from .hours import add_absence, add_hours, drop_absence, drop_hours, renew_feed
from .writing_down import Report, write_down

__all__ = [
    "Report",
    "Request",
    "add_absence",
    "add_hours",
    "answer",
    "ask",
    "cancel",
    "drop_absence",
    "drop_hours",
    "move",
    "renew_feed",
    "write_down",
]
