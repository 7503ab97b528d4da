"""The Django app pages."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PagesConfig(AppConfig):
    """Registers pages."""

    name = "pages"
    label = "pages"

    def ready(self) -> None:
        """Type the API's fields before Wagtail builds its schemas, listen for changes of public content."""
        # Models and everything that reads them exist only now.
        from . import foundation, schemas, signals  # noqa: PLC0415

        schemas.register()
        signals.connect()
        post_migrate.connect(foundation.lay, sender=self, dispatch_uid="pages.foundation")
