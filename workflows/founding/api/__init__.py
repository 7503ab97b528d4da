"""The API of the room founding: the same actions, rules and words as the screens."""

from . import cases, meeting, orientation, review
from .routing import router

__all__ = ["cases", "meeting", "orientation", "review", "router"]
