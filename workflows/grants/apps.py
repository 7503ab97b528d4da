"""The Django app grants."""

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    """Registers workflows.grants."""

    name = "workflows.grants"
    label = "grants"
