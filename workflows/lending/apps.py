"""The Django app lending."""

from workflows.engine.process_app import ProcessConfig


class LendingConfig(ProcessConfig):
    """Registers workflows.lending."""

    name = "workflows.lending"
