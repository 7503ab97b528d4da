"""The API of meetings, by subject: what is public, registering, running them, series."""

from . import answering, public, registering, running, series
from .routing import router

__all__ = ["answering", "public", "registering", "router", "running", "series"]
