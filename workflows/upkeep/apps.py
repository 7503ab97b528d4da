"""The Django app upkeep."""

from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    """Registers upkeep, its checks for `check --deploy` and what it keeps itself."""

    name = "workflows.upkeep"
    label = "upkeep"
    verbose_name = _("upkeep")

    def ready(self) -> None:
        """The checks are known; every rule of retention is in the database after a migration."""
        from . import checks, migration_rules  # noqa: F401, PLC0415  checks registers itself
        from .retention import keepings, own  # noqa: PLC0415  models are loaded only now

        register(migration_rules.check_migrations)
        keepings.register(*own.KEEPINGS)
        post_migrate.connect(keepings.sync, sender=self, dispatch_uid="upkeep.retention")
