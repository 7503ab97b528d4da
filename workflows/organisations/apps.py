"""The Django app organisations."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrganisationsConfig(AppConfig):
    """Registers workflows.organisations."""

    name = "workflows.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Numbers of the law, kinds of documents, who reads the safe, and how long things are kept."""
        from . import invariants, kinds, law, retention, rules  # noqa: PLC0415  models are loaded only now

        law.declare()
        rules.declare()
        retention.declare()
        invariants.declare()
        post_migrate.connect(kinds.sync, sender=self)
