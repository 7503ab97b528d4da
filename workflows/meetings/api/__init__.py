"""The API of meetings, by subject: what is public, registering, running them, series, minutes, tasks."""

from . import answering, minutes, public, registering, running, series, tasks
from .routing import router

__all__ = ["answering", "minutes", "public", "registering", "router", "running", "series", "tasks"]
