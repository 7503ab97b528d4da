"""Tells the shared rooms what the grant process brings along."""

from . import forms, kinds
from .actions import clock

DEADLINES = clock  # importing it registers what happens when a deadline falls due


def register() -> None:
    """Called once when Django is ready."""
    kinds.register()
    forms.register()
