"""The Django app webhooks."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Registers workflows.webhooks."""

    name = "workflows.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        """Events are kept by rule; none is lost."""
        from workflows.webhooks import invariants, retention  # noqa: PLC0415  models are loaded only now

        retention.register()
        invariants.declare()
