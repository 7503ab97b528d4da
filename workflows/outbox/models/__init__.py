"""What the outbox keeps: mails, shared texts, workers' turns, how the way out stands, what came back."""

from .bounces import Bounce, BounceBox, BounceKind
from .held import HeldMail
from .lane import Lane
from .messages import Message, Priority, SharedBody, State, new_message_id
from .texts import MailText
from .turns import Turn

__all__ = [
    "Bounce",
    "BounceBox",
    "BounceKind",
    "HeldMail",
    "Lane",
    "MailText",
    "Message",
    "Priority",
    "SharedBody",
    "State",
    "Turn",
    "new_message_id",
]
