"""The Django app builder."""

from django.apps import AppConfig


class BuilderConfig(AppConfig):
    """Registers pages.builder."""

    name = "pages.builder"
    label = "builder"

    def ready(self) -> None:
        """A published draft becomes a version of its form."""
        from . import signals  # noqa: PLC0415  models exist only now

        signals.connect()
