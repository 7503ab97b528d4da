"""Whether this process has been asked to leave: long jobs look between two rows and stop there."""

import threading

_asked = threading.Event()


def follow(event: threading.Event) -> None:
    """From now on `event` says that the process is to leave."""
    global _asked  # noqa: PLW0603  one process is one worker
    _asked = event


def leaving() -> bool:
    """Whether to stop before the next row."""
    return _asked.is_set()
