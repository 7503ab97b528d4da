"""Tells the shared rooms what the grant process brings along."""

from . import process as kinds
from .actions import clock, signing
from .questions import kinds as forms

DEADLINES = clock, signing  # importing it registers what happens when a deadline falls due


def register() -> None:
    """Called once when Django is ready."""
    kinds.register()
    forms.register()
