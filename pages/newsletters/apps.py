"""The Django app newsletters."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    """Registers pages.newsletters."""

    name = "pages.newsletters"
    label = "newsletters"

    def ready(self) -> None:
        """Listen to who writes; readers and their consents are kept by rule."""
        from . import retention, signals  # noqa: PLC0415  models exist now

        signals.connect()
        retention.register()
