"""The Django app grants."""

from workflows.engine.process_app import ProcessConfig


class GrantsConfig(ProcessConfig):
    """Registers workflows.grants."""

    name = "workflows.grants"
