"""The Django app indicators."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Registers workflows.indicators."""

    name = "workflows.indicators"
    label = "indicators"

    def ready(self) -> None:
        """What was reported stays as it was."""
        from workflows.indicators import invariants  # noqa: PLC0415  models are loaded only now

        invariants.declare()
