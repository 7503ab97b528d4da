"""What the outbox keeps: mails, the texts they share, workers' turns, and how the way out stands."""

from .lane import Lane
from .messages import Message, Priority, SharedBody, State, new_message_id
from .turns import Turn

__all__ = ["Lane", "Message", "Priority", "SharedBody", "State", "Turn", "new_message_id"]
