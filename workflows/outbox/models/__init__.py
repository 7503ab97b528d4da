"""What the outbox keeps: mails, the texts they share, and how the way out stands."""

from .lane import Lane
from .messages import Message, Priority, SharedBody, State, new_message_id

__all__ = ["Lane", "Message", "Priority", "SharedBody", "State", "new_message_id"]
