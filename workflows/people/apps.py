"""The Django app people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers workflows.people."""

    name = "workflows.people"
    label = "people"
