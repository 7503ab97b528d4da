"""Other people's servers as processes of our own, which can be frozen and killed: Redis, an object store."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil


def free_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], object], seconds: float = 30.0, what: str = "it") -> None:
    """Return as soon as `true()`; fail when it isn't so within `seconds`."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.1)


def listens(port: int) -> bool:
    """Whether somebody takes connections there."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class Server:
    """A process and its children; whatever a test did to it, `kill` ends it."""

    def __init__(
        self,
        command: Sequence[str],
        port: int = 0,
        env: Mapping[str, str] | None = None,
        log: Path | None = None,
        place: Path | None = None,
    ) -> None:
        self.command, self.port, self.env, self.log, self.place = list(command), port, env, log, place
        self.start()

    def start(self) -> None:
        """It runs, and listens where it has a port."""
        said = self.log.open("ab") if self.log else subprocess.DEVNULL
        self.process = subprocess.Popen(self.command, env=self.env, stdout=said, stderr=said, cwd=self.place)
        if self.port:
            until(lambda: listens(self.port) or self.process.poll() is not None, 60, self.command[0])
            assert self.process.poll() is None, f"{self.command[0]} has ended"

    def freeze(self) -> None:
        """It keeps its connections open and answers nothing."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on where it was."""
        self._send(signal.SIGCONT)

    def terminate(self) -> int:
        """The polite way; its exit code."""
        self.process.terminate()
        return self.process.wait(30)

    def kill(self) -> None:
        """It and its children are gone."""
        self._send(signal.SIGKILL)
        self.process.wait(10)

    def _send(self, number: signal.Signals) -> None:
        if self.process.poll() is not None:
            return
        for each in [*psutil.Process(self.process.pid).children(recursive=True), self.process]:
            try:
                os.kill(each.pid, number)
            except ProcessLookupError:
                continue


def production(root: Path, port: int, folder: Path) -> list[str]:
    """The web's command of the checkout in `root`, as its image runs it, after the interpreter."""
    said = re.search(r"^CMD (\[.gunicorn.*\])$", (root / "Dockerfile").read_text(), re.MULTILINE)
    assert said
    options = {"0.0.0.0:8000": f"127.0.0.1:{port}", "/tmp": str(folder)}
    return ["-m", *(options.get(each, each) for each in json.loads(said[1]))]


def redis(binary: str, folder: Path) -> Server:
    """A Redis that keeps nothing on disk."""
    port = free_port()
    where = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    return Server([binary, *where], port)


def object_store() -> Server:
    """moto's S3."""
    port = free_port()
    return Server([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], port)


def relay(to: str) -> Server:
    """A way to the socket `to` that can be closed and frozen: for its clients that is the server itself."""
    port = free_port()
    return Server([sys.executable, str(Path(__file__).with_name("relay.py")), str(port), to], port)
