"""The Django app newsletters."""

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    """Registers pages.newsletters."""

    name = "pages.newsletters"
    label = "newsletters"
