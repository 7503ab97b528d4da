"""What a founding keeps: case, founders, reviews, meeting, papers, the way to the register, duties."""

from .cases import DraftReply, FoundingCase
from .court_points import CourtPoint, points_of
from .drafts import MeetingDraft
from .duties import Duty, DutyCode
from .filings import AnswerKind, CourtAnswer, NoticeKind, RegisterFiling, Remedy, RemedyWay, TaxNotice
from .founders import Founder
from .invitations import FounderEntry, FounderInvitation, FounderKind, InvitationState, OriginTally
from .meetings import BoardOffice, FoundingMeeting, MeetingMode
from .origins import Origin
from .papers import PaperPoint, PapersCheck
from .registers import CertifyingBody, RegisterCourt, bodies_in, court_of
from .reviews import ClauseComment, ReviewDecision, ReviewScope, StatuteReview, Waiver
from .transparency import BeneficialOwner
from .versions import ReadyComment, StatuteVersion, VersionReason

__all__ = [
    "AnswerKind",
    "BeneficialOwner",
    "BoardOffice",
    "CertifyingBody",
    "ClauseComment",
    "CourtAnswer",
    "CourtPoint",
    "DraftReply",
    "Duty",
    "DutyCode",
    "Founder",
    "FounderEntry",
    "FounderInvitation",
    "FounderKind",
    "FoundingCase",
    "FoundingMeeting",
    "InvitationState",
    "MeetingDraft",
    "MeetingMode",
    "NoticeKind",
    "Origin",
    "OriginTally",
    "PaperPoint",
    "PapersCheck",
    "ReadyComment",
    "RegisterCourt",
    "RegisterFiling",
    "Remedy",
    "RemedyWay",
    "ReviewDecision",
    "ReviewScope",
    "StatuteReview",
    "StatuteVersion",
    "TaxNotice",
    "VersionReason",
    "Waiver",
    "bodies_in",
    "court_of",
    "points_of",
]
