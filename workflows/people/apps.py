"""The Django app people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers workflows.people."""

    name = "workflows.people"
    label = "people"

    def ready(self) -> None:
        """Accounts and invitations are kept by rule."""
        from workflows.people import retention  # noqa: PLC0415  models are loaded only now

        retention.register()
