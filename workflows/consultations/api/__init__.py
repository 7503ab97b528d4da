"""The API of consultations: the same actions, rules and words as the screens."""

from . import advising, asking, changing, hours, numbers
from .routing import router

__all__ = ["advising", "asking", "changing", "hours", "numbers", "router"]
