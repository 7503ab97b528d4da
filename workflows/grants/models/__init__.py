"""What grants keep: calls, applications, checks, reviews, decisions and the money promised."""

from .applications import Application, FormalCheck, NumberSeries
from .calls import Call, CallState, CallWindow, CostLimit
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

__all__ = [
    "DEFAULT_WEIGHTS",
    "Application",
    "Call",
    "CallState",
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
    "NumberSeries",
    "Outcome",
    "Recommendation",
    "Review",
    "ReviewState",
    "ShareBase",
]
