"""The Django app organisations."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Registers workflows.organisations."""

    name = "workflows.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Numbers of the law, kinds of documents, who reads the safe, and how long things are kept."""
        from workflows.engine import kinds as cases  # noqa: PLC0415  models are loaded only now

        from . import invariants, kinds, law, retention, rules  # noqa: PLC0415  as above
        from .merging import own  # noqa: F401, PLC0415  registers the movers of this room

        cases.register_verbs({"organisation.merged": _("Two records of the organisation became one")})
        law.declare()
        rules.declare()
        retention.declare()
        invariants.declare()
        post_migrate.connect(kinds.sync, sender=self)
