"""The API of meetings, by subject: what is public, registering, running them."""

from . import public, registering, running
from .routing import router

__all__ = ["public", "registering", "router", "running"]
