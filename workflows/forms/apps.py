"""The Django app forms."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Registers workflows.forms."""

    name = "workflows.forms"
    label = "forms"
