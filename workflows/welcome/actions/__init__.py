"""What can be done with requests at the door."""

from .answering import Answer, answer
from .asking import Words, ask

__all__ = ["Answer", "Words", "answer", "ask"]
