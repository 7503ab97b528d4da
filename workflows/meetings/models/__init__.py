"""What meetings keep: texts and dates, the series, who is invited, registered, there; minutes and tasks."""

from .coming import Attendance, Feedback
from .follow_ups import FollowUp, FollowUpAnswer
from .invitations import Invitation, InvitationStep, Need, NeedState, Reached, Said, StepKind
from .meetings import Format, Meeting, MeetingText
from .minutes import Decision, MeetingTask, Minutes, MinutesPoint, MinutesVersion
from .news import News, NewsState
from .registrations import Registration, Standing, State
from .series import Invitee, Series
from .sessions import Session

__all__ = [
    "Attendance",
    "Decision",
    "Feedback",
    "FollowUp",
    "FollowUpAnswer",
    "Format",
    "Invitation",
    "InvitationStep",
    "Invitee",
    "Meeting",
    "MeetingTask",
    "MeetingText",
    "Minutes",
    "MinutesPoint",
    "MinutesVersion",
    "Need",
    "NeedState",
    "News",
    "NewsState",
    "Reached",
    "Registration",
    "Said",
    "Series",
    "Session",
    "Standing",
    "State",
    "StepKind",
]
