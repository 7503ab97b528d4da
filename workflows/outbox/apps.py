"""The Django app outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Registers workflows.outbox."""

    name = "workflows.outbox"
    label = "outbox"
