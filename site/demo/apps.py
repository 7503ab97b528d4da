"""The demo house: seed, readable mails, one-click sign-in. Installed only when DEMO is on."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Registers demo."""

    name = "demo"
    label = "demo"
