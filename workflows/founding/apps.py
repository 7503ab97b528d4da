"""The Django app founding."""

from django.db.models.signals import post_migrate

from workflows.engine.process_app import ProcessConfig


class FoundingConfig(ProcessConfig):
    """Registers workflows.founding."""

    name = "workflows.founding"

    def ready(self) -> None:
        """The shared rooms know the process; who certifies signatures is known after every migration."""
        from .rules.bodies import sync  # noqa: PLC0415  models are loaded only now

        super().ready()
        post_migrate.connect(sync, sender=self)
