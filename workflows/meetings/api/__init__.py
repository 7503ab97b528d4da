"""The API of meetings, by subject: public, registering, running, series, minutes, news, tasks, the door."""

from . import answering, door, minutes, news, public, registering, running, series, tasks
from .routing import router

__all__ = [
    "answering",
    "door",
    "minutes",
    "news",
    "public",
    "registering",
    "router",
    "running",
    "series",
    "tasks",
]
