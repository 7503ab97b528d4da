"""The Django app founding."""

from workflows.engine.process_app import ProcessConfig


class FoundingConfig(ProcessConfig):
    """Registers workflows.founding."""

    name = "workflows.founding"
