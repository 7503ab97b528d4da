"""The Django app documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers workflows.documents; the desk can ask for a letter that failed."""

    name = "workflows.documents"
    label = "documents"

    def ready(self) -> None:
        """Makes known how a letter is tried again, and how long documents are kept."""
        from . import invariants, making, retention  # noqa: F401, PLC0415  models must be ready first

        retention.register()
        invariants.declare()
