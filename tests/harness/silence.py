"""When nothing happens for two minutes, the run says which tests it is waiting for."""

import os
import threading
import time
from collections.abc import Iterator

import pytest

QUIET_SECONDS = 120.0


class Listener:
    """Knows which tests run (in all workers) and speaks up on the real standard error."""

    def __init__(self, quiet_seconds: float = QUIET_SECONDS) -> None:
        self.quiet_seconds = quiet_seconds
        self.running: dict[str, float] = {}
        self._heard = time.monotonic()
        self._stop = threading.Event()
        self._error = os.dup(2)  # output is captured while tests run

    def start(self) -> None:
        """Listen beside the tests."""
        threading.Thread(target=self._listen, daemon=True).start()

    def stop(self) -> None:
        """Say nothing more."""
        self._stop.set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_logstart(self, nodeid: str) -> Iterator[None]:
        """A test begins."""
        self.running[nodeid] = self._heard = time.monotonic()
        yield

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_logfinish(self, nodeid: str) -> Iterator[None]:
        """A test has ended."""
        self.running.pop(nodeid, None)
        self._heard = time.monotonic()
        yield

    def _listen(self) -> None:
        while not self._stop.wait(min(1.0, self.quiet_seconds / 4)):
            if time.monotonic() - self._heard >= self.quiet_seconds:
                os.write(self._error, self.words().encode())
                self._heard = time.monotonic()

    def words(self) -> str:
        """One line for each test that runs, with its seconds so far."""
        now = time.monotonic()
        lines = [f"  {nodeid} ({now - began:.0f} s)" for nodeid, began in list(self.running.items())]
        return "\n".join([f"\nNothing has ended for {self.quiet_seconds:.0f} s. Running:", *lines, ""])


def pytest_configure(config: pytest.Config) -> None:
    """The process that hears of all tests listens; workers don't."""
    if not hasattr(config, "workerinput"):
        listener = Listener(float(os.environ.get("QUIET_SECONDS", QUIET_SECONDS)))
        config.pluginmanager.register(listener, "listener")
        listener.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The run is over."""
    listener = config.pluginmanager.getplugin("listener")
    if isinstance(listener, Listener):
        listener.stop()
