"""The Django app consultations."""

from workflows.engine.process_app import ProcessConfig


class ConsultationsConfig(ProcessConfig):
    """Registers workflows.consultations."""

    name = "workflows.consultations"

    def ready(self) -> None:
        """The shared rooms know the process, and whoever asks for an organisation's last talk is answered."""
        from workflows.indicators import measures  # noqa: PLC0415  models are loaded only now
        from workflows.organisations.reading import parts, talks  # noqa: PLC0415  as above

        from .reading import about_organisations, held, indicators  # noqa: PLC0415  as above

        super().ready()
        parts.register("booked_consultations", about_organisations.consultations)
        talks.register(held.last_talk)
        measures.register(indicators.counted, *indicators.MEASURES)
