"""The Django app upkeep."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    """Registers upkeep and its checks for `check --deploy`."""

    name = "workflows.upkeep"
    label = "upkeep"
    verbose_name = _("upkeep")

    def ready(self) -> None:
        """The checks are known."""
        from . import checks  # noqa: F401, PLC0415  registers itself
