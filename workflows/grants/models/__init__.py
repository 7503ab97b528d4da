"""What grants keep: calls, applications, checks, reviews, decisions and the money promised."""

from .admissions import LateAdmission
from .applications import Application, FormalCheck
from .call_changes import WRITING, CallChange, CallVerb
from .calls import Call, CallState
from .change_requests import ChangeRequest, ChangeState
from .choices import (
    DEFAULT_WEIGHTS,
    Belongings,
    CoFunding,
    CostCategory,
    DecisionMode,
    Disbursement,
    Financing,
    Instrument,
    InterestFrom,
    ReceiptsAsked,
    ShareBase,
)
from .complaints import Complaint, ComplaintOutcome, Matter
from .consultations import Consultation
from .decisions import Decision, Outcome
from .guest_drafts import GuestDraft
from .helping import Helping, TrustedPartner
from .juries import (
    Ballot,
    JuryItem,
    JuryMeeting,
    JuryRecusal,
    JurySeat,
    JuryVerdict,
    JuryVote,
    MeetingState,
)
from .ledger import FundReservation
from .notices import Ending, Notice, NoticeKind
from .panels import ReviewerProfile
from .payments import Payment, PaymentKind, PaymentRun, PaymentState
from .receipts import Receipt
from .reclaims import (
    Owed,
    Reclaim,
    ReclaimPart,
    ReclaimReceipt,
    ReclaimReminder,
    ReclaimWaiver,
    WaiverKind,
)
from .reviews import Conflict, Recommendation, Review, ReviewState
from .rounds import CallWindow, CostLimit
from .settlements import GrantSettlement, ReportReturn
from .signatures import ContractSignature, Side, SigningCode, Way
from .spot_checks import SpotCheck
from .statements import BankEntry, BankStatement, EntryState

__all__ = [
    "DEFAULT_WEIGHTS",
    "WRITING",
    "Application",
    "Ballot",
    "BankEntry",
    "BankStatement",
    "Belongings",
    "Call",
    "CallChange",
    "CallState",
    "CallVerb",
    "CallWindow",
    "ChangeRequest",
    "ChangeState",
    "CoFunding",
    "Complaint",
    "ComplaintOutcome",
    "Conflict",
    "Consultation",
    "ContractSignature",
    "CostCategory",
    "CostLimit",
    "Decision",
    "DecisionMode",
    "Disbursement",
    "Ending",
    "EntryState",
    "Financing",
    "FormalCheck",
    "FundReservation",
    "GrantSettlement",
    "GuestDraft",
    "Helping",
    "Instrument",
    "InterestFrom",
    "JuryItem",
    "JuryMeeting",
    "JuryRecusal",
    "JurySeat",
    "JuryVerdict",
    "JuryVote",
    "LateAdmission",
    "Matter",
    "MeetingState",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Owed",
    "Payment",
    "PaymentKind",
    "PaymentRun",
    "PaymentState",
    "Receipt",
    "ReceiptsAsked",
    "Reclaim",
    "ReclaimPart",
    "ReclaimReceipt",
    "ReclaimReminder",
    "ReclaimWaiver",
    "Recommendation",
    "ReportReturn",
    "Review",
    "ReviewState",
    "ReviewerProfile",
    "ShareBase",
    "Side",
    "SigningCode",
    "SpotCheck",
    "TrustedPartner",
    "WaiverKind",
    "Way",
]
