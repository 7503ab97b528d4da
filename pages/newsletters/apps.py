"""The Django app newsletters."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    """Registers pages.newsletters."""

    name = "pages.newsletters"
    label = "newsletters"

    def ready(self) -> None:
        """Listen to who writes and what comes back; tell approvers what waits; keep readers by rule."""
        from workflows.desk import announcing  # noqa: PLC0415  models exist only now
        from workflows.desk.reading import numbers  # noqa: PLC0415  as above
        from workflows.indicators import measures  # noqa: PLC0415  as above
        from workflows.outbox.bounces import noting  # noqa: PLC0415  as above

        from . import indicators, retention, returned, signals, waiting, week  # noqa: PLC0415  as above

        signals.connect()
        announcing.register(waiting.approvals)
        numbers.register(week.tables)
        measures.register(indicators.counted, *indicators.MEASURES)
        retention.register()
        noting.register(returned.hear)
