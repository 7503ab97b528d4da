"""The Django app grants."""

from workflows.engine.process_app import ProcessConfig


class GrantsConfig(ProcessConfig):
    """Registers workflows.grants."""

    name = "workflows.grants"

    def ready(self) -> None:
        """The shared rooms know the process; pages of organisations tell of grants, talks and hints."""
        from workflows.organisations.reading import parts  # noqa: PLC0415  models are loaded only now

        from .actions import batches, merging  # noqa: F401, PLC0415  registers deeds and a mover
        from .reading import about_organisations as told  # noqa: PLC0415  as above

        super().ready()
        from workflows.documents.rules import aside  # noqa: PLC0415  as above

        from .reading.helping import files_for  # noqa: PLC0415  as above

        aside(files_for)
        parts.register("grants", told.grants)
        parts.register("consultations", told.consultations)
        parts.register_hints(told.double_funding)
        from workflows.desk.concerns import register  # noqa: PLC0415  as above
        from workflows.desk.reading import form_use, numbers, samples  # noqa: PLC0415  as above
        from workflows.indicators import measures  # noqa: PLC0415  as above

        from .reading import budgets, indicators, week  # noqa: PLC0415  as above
        from .reading.concerns import concerns  # noqa: PLC0415  as above

        register(concerns, quick=True)
        numbers.register(week.tables)
        samples.register_budgets(budgets.BUDGETS)
        form_use.register_drafts("stopped_guests", week.GIVEN_UP, week.guest_drafts)
        measures.register(indicators.counted, *indicators.MEASURES)
