"""The Django app frames."""

from django.apps import AppConfig


class FramesConfig(AppConfig):
    """Registers the frames every screen shares: form rendering, branding, errors, the style guide."""

    name = "frames"
    label = "frames"
