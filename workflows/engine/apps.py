"""The Django app engine."""

from django.apps import AppConfig


class EngineConfig(AppConfig):
    """Registers workflows.engine."""

    name = "workflows.engine"
    label = "engine"
