"""Tells the shared rooms what the grant process brings along."""

from . import forms, kinds
from .actions import clock, signing

DEADLINES = clock, signing  # importing it registers what happens when a deadline falls due


def register() -> None:
    """Called once when Django is ready."""
    kinds.register()
    forms.register()
