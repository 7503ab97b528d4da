"""The Django app forms."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Registers workflows.forms."""

    name = "workflows.forms"
    label = "forms"

    def ready(self) -> None:
        """The guided forms of all processes can be opened."""
        from workflows.engine import processes  # noqa: PLC0415  models are loaded only now
        from workflows.forms import invariants, registry, retention  # noqa: PLC0415

        for process in processes.every().values():
            for kind in process.guided_forms:
                registry.register(kind)
        retention.register()
        invariants.declare()
