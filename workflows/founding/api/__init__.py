"""The API of the room founding: the same actions, rules and words as the screens."""

from . import cases, meeting, orientation, review, statute_check
from .routing import router

__all__ = ["cases", "meeting", "orientation", "review", "router", "statute_check"]
