"""What the webhooks keep: who wants to hear what, what happened, and what was told to whom."""

from .deliveries import Attempt, Delivery, Outcome, State
from .endpoints import Endpoint, OffReason, Secret
from .events import Event, Happening

__all__ = ["Attempt", "Delivery", "Endpoint", "Event", "Happening", "OffReason", "Outcome", "Secret", "State"]
