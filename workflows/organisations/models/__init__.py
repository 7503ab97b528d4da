"""What the house keeps about an organisation beside its profile."""

from .health import AnswerSource, HealthAnswer, HealthItem, Reply
from .kinds import Expiry, SafeKind
from .merging import MergeOutcome, MergeProposal
from .records import BoardSeat, OrganisationRecord
from .reminders import Reminder, ReminderAbout
from .safe import SafeEntry, SafeVersion

__all__ = [
    "AnswerSource",
    "BoardSeat",
    "Expiry",
    "HealthAnswer",
    "HealthItem",
    "MergeOutcome",
    "MergeProposal",
    "OrganisationRecord",
    "Reminder",
    "ReminderAbout",
    "Reply",
    "SafeEntry",
    "SafeKind",
    "SafeVersion",
]
