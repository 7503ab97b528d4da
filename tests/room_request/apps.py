"""The Django app of the sample process."""

from workflows.engine.process_app import ProcessConfig


class RoomRequestConfig(ProcessConfig):
    """Registers the sample."""

    name = "tests.room_request"
