"""Retention: what was typed after a session had ended does not stay longer than it was promised."""

from .actions.keeping import forget_expired


def tick() -> None:
    """Sessions that have ended, and the pages kept in them, are gone."""
    forget_expired()
