"""The Django app newsletters."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    """Registers pages.newsletters."""

    name = "pages.newsletters"
    label = "newsletters"

    def ready(self) -> None:
        """Listen to who writes; approvers hear of what waits; readers and consents are kept by rule."""
        from workflows.desk import announcing  # noqa: PLC0415  models exist only now

        from . import retention, signals, waiting  # noqa: PLC0415  as above

        signals.connect()
        announcing.register(waiting.approvals)
        retention.register()
