"""What meetings keep: the meeting with its texts and dates, its series, who is invited, registered, there."""

from .coming import Attendance, Feedback
from .invitations import Invitation, InvitationStep, Need, NeedState, Reached, Said, StepKind
from .meetings import Format, Meeting, MeetingText
from .registrations import Registration, Standing, State
from .series import Invitee, Series
from .sessions import Session

__all__ = [
    "Attendance",
    "Feedback",
    "Format",
    "Invitation",
    "InvitationStep",
    "Invitee",
    "Meeting",
    "MeetingText",
    "Need",
    "NeedState",
    "Reached",
    "Registration",
    "Said",
    "Series",
    "Session",
    "Standing",
    "State",
    "StepKind",
]
