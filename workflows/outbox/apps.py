"""The Django app outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Registers workflows.outbox."""

    name = "workflows.outbox"
    label = "outbox"

    def ready(self) -> None:
        """Mails are kept by rule."""
        from workflows.outbox import invariants, retention  # noqa: PLC0415  models are loaded only now

        retention.register()
        invariants.declare()
