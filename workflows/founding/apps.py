"""The Django app founding."""

from django.apps import AppConfig


class FoundingConfig(AppConfig):
    """Registers workflows.founding."""

    name = "workflows.founding"
    label = "founding"
