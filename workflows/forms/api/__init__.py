"""The API of the room forms: the same actions, rules and words as the screens."""

from . import definitions, files, sheets
from .routing import router

__all__ = ["definitions", "files", "router", "sheets"]
