"""The Django app pages."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils import translation


class PagesConfig(AppConfig):
    """Registers pages."""

    name = "pages"
    label = "pages"

    def ready(self) -> None:
        """Type the API's fields before Wagtail builds its schemas, listen for changes of public content."""
        # Models and everything that reads them exist only now.
        from workflows.desk import concerns as of_the_house  # noqa: PLC0415
        from workflows.engine import erasing  # noqa: PLC0415

        from . import advice, concerns, editing_labels, foundation, library, schemas, signals, webhooks  # noqa: PLC0415

        schemas.register()
        with translation.override("en"):  # names and descriptions in the API's document are read at import
            import_module("wagtail.api.v3.registry")
        signals.connect()
        editing_labels.register()
        webhooks.connect()
        of_the_house.register(concerns.concerns)
        erasing.register(
            erasing.Share(self.get_model("EventPage"), "meeting", anonymised={}, deleted={"meeting": None})
        )
        library.guard_library()
        advice.register()
        for each in ("pages.glossary.explaining", "pages.reminders.retention"):
            import_module(each).register()
        post_migrate.connect(foundation.lay, sender=self, dispatch_uid="pages.foundation")
