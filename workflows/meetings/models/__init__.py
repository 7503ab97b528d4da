"""What meetings keep: the meeting with its texts and dates, who registered, who came, what they said."""

from .coming import Attendance, Feedback
from .meetings import Format, Meeting, MeetingText
from .registrations import Registration, Standing, State
from .sessions import Session

__all__ = [
    "Attendance",
    "Feedback",
    "Format",
    "Meeting",
    "MeetingText",
    "Registration",
    "Session",
    "Standing",
    "State",
]
