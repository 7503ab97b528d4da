"""What a founding keeps: the case, its founders, reviews, the meeting and the duties after it."""

from .cases import FoundingCase
from .duties import Duty, DutyCode
from .founders import Founder
from .meetings import BoardOffice, FoundingMeeting
from .origins import Origin
from .reviews import ClauseComment, ReviewDecision, ReviewScope, StatuteReview, Waiver

__all__ = [
    "BoardOffice",
    "ClauseComment",
    "Duty",
    "DutyCode",
    "Founder",
    "FoundingCase",
    "FoundingMeeting",
    "Origin",
    "ReviewDecision",
    "ReviewScope",
    "StatuteReview",
    "Waiver",
]
