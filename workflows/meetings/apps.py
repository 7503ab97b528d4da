"""The Django app meetings."""

from workflows.engine.process_app import ProcessConfig


class MeetingsConfig(ProcessConfig):
    """Registers workflows.meetings."""

    name = "workflows.meetings"
