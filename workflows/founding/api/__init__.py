"""The API of the room founding: the same actions, rules and words as the screens."""

from . import agenda, cases, joining, meeting, orientation, register, review, statute_check, transparency
from .routing import router

__all__ = [
    "agenda",
    "cases",
    "joining",
    "meeting",
    "orientation",
    "register",
    "review",
    "router",
    "statute_check",
    "transparency",
]
