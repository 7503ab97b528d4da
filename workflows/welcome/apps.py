"""The Django app welcome."""

from workflows.engine.process_app import ProcessConfig


class WelcomeConfig(ProcessConfig):
    """Registers workflows.welcome."""

    name = "workflows.welcome"

    def ready(self) -> None:
        """The shared rooms know the process, and funders' targets are counted."""
        from workflows.indicators import measures  # noqa: PLC0415  models are loaded only now

        super().ready()
        from .reading import indicators  # noqa: PLC0415  as above

        measures.register(indicators.counted, *indicators.MEASURES)
