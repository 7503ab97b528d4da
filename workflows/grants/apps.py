"""The Django app grants."""

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    """Registers workflows.grants."""

    name = "workflows.grants"
    label = "grants"

    def ready(self) -> None:
        """Kinds of cases, legal values and forms are known to the shared rooms."""
        from . import registration  # noqa: PLC0415  models are ready only now

        registration.register()
