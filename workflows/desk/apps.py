"""The Django app desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers workflows.desk."""

    name = "workflows.desk"
    label = "desk"
