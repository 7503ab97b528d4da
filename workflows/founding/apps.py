"""The Django app founding."""

from django.db.models.signals import post_migrate

from workflows.engine.process_app import ProcessConfig


class FoundingConfig(ProcessConfig):
    """Registers workflows.founding."""

    name = "workflows.founding"

    def ready(self) -> None:
        """The shared rooms know the process; courts and certifying bodies are known after every migration."""
        from workflows.desk.reading import numbers  # noqa: PLC0415  as above
        from workflows.indicators import measures  # noqa: PLC0415  as above
        from workflows.organisations.reading import parts  # noqa: PLC0415  models are loaded only now

        from .reading import about_organisations as told  # noqa: PLC0415  as above
        from .reading import indicators, week  # noqa: PLC0415  as above
        from .rules import bodies, courts  # noqa: PLC0415  models are loaded only now

        super().ready()
        parts.register("foundings", told.foundings)
        numbers.register(week.tables)
        measures.register(indicators.counted, *indicators.MEASURES)
        post_migrate.connect(bodies.sync, sender=self)
        post_migrate.connect(courts.sync, sender=self)
