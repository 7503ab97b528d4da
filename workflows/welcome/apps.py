"""The Django app welcome."""

from workflows.engine.process_app import ProcessConfig


class WelcomeConfig(ProcessConfig):
    """Registers workflows.welcome."""

    name = "workflows.welcome"
