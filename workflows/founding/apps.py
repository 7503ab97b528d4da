"""The Django app founding."""

from django.apps import AppConfig


class FoundingConfig(AppConfig):
    """Registers workflows.founding."""

    name = "workflows.founding"
    label = "founding"

    def ready(self) -> None:
        """The shared rooms know what a founding is."""
        from .process import register  # noqa: PLC0415  models are loaded only now

        register()
