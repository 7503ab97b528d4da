"""The API of the room founding: the same actions, rules and words as the screens."""

from . import (
    agenda,
    cases,
    court_points,
    joining,
    meeting,
    orientation,
    register,
    review,
    statistics,
    statute_check,
    transparency,
    versions,
)
from .routing import router

__all__ = [
    "agenda",
    "cases",
    "court_points",
    "joining",
    "meeting",
    "orientation",
    "register",
    "review",
    "router",
    "statistics",
    "statute_check",
    "transparency",
    "versions",
]
