"""Tells the shared rooms what the grant process brings along."""

from . import kinds


def register() -> None:
    """Called once when Django is ready."""
    kinds.register()
