"""What grants keep: calls, applications, checks, reviews, decisions and the money promised."""

from .applications import Application, FormalCheck
from .call_changes import WRITING, CallChange, CallVerb
from .calls import Call, CallState
from .choices import (
    DEFAULT_WEIGHTS,
    CoFunding,
    CostCategory,
    DecisionMode,
    Disbursement,
    Financing,
    Instrument,
    ShareBase,
)
from .consultations import Consultation
from .decisions import Decision, Outcome
from .ledger import FundReservation
from .reviews import Conflict, Recommendation, Review, ReviewState
from .rounds import CallWindow, CostLimit

__all__ = [
    "DEFAULT_WEIGHTS",
    "WRITING",
    "Application",
    "Call",
    "CallChange",
    "CallState",
    "CallVerb",
    "CallWindow",
    "CoFunding",
    "Conflict",
    "Consultation",
    "CostCategory",
    "CostLimit",
    "Decision",
    "DecisionMode",
    "Disbursement",
    "Financing",
    "FormalCheck",
    "FundReservation",
    "Instrument",
    "Outcome",
    "Recommendation",
    "Review",
    "ReviewState",
    "ShareBase",
]
