"""The API of meetings, by subject: public, registering, running them, series, minutes, news, tasks."""

from . import answering, minutes, news, public, registering, running, series, tasks
from .routing import router

__all__ = ["answering", "minutes", "news", "public", "registering", "router", "running", "series", "tasks"]
