"""The Django app pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Registers pages."""

    name = "pages"
    label = "pages"
