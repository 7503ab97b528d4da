"""Rows about mail: a newsletter by one and two workers against smtplib alone, and a worker's memory."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from .builds import INSIDE, Build

MAILS, ROUNDS = 600, 5
MOST_MEGABYTES = 60


@dataclass(frozen=True)
class Rate:
    """Mails a second of ours and of the loop, round by round."""

    name: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    target: float

    @property
    def ratio(self) -> float:
        """Medians."""
        return median(self.ours) / median(self.theirs)


def newsletter(build: Build, workers: int, target: float) -> Rate:
    """In turns, so that a busy moment of the machine hits both."""
    ours, theirs = [], []
    with _sink() as port:
        for _turn in range(ROUNDS):
            _write(build, MAILS)
            (loop,) = _together(build, port, ["plain", str(MAILS)], 1)
            theirs.append(MAILS / loop["seconds"])
            sent = _together(build, port, ["send"], workers)
            ours.append(MAILS / max(each["seconds"] for each in sent))
    name = "newsletter: mails a second, {} / a loop around smtplib"
    return Rate(
        name.format("1 worker" if workers == 1 else f"{workers} workers"), *map(tuple, (ours, theirs)), target
    )


def growth(build: Build, mails: int) -> float:
    """By how many megabytes a worker grows while it hands so many mails over."""
    with _sink() as port:
        _write(build, mails)
        (sent,) = _together(build, port, ["send"], 1)
    return float(sent["after"] - sent["before"]) / 1024


@contextmanager
def _sink() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, str(INSIDE / "sink.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()


def _environment(build: Build, port: str) -> dict[str, str]:
    smtp = {"MAIL_TRANSPORT": "workflows.outbox.transport.SmtpTransport", "SMTP_PORT": port}
    return {**os.environ, **build.environment("offenes_haus"), **smtp, "SMTP_HOST": "127.0.0.1"}


def _write(build: Build, number: int) -> None:
    build.run(str(INSIDE / "mailing.py"), str(build.root), "write", str(number), database="offenes_haus")


def _together(build: Build, port: str, what: list[str], number: int) -> list[dict[str, Any]]:
    """So many processes begin at the same moment; what each of them tells."""
    command = [sys.executable, str(INSIDE / "mailing.py"), str(build.root), *what]
    processes = [
        subprocess.Popen(
            command,
            env=_environment(build, port),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for _each in range(number)
    ]
    for process in processes:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("a sender did not begin")
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [_said(process) for process in processes]


def _said(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    process.wait()
    if not line:
        raise RuntimeError("a sender has ended")
    said: dict[str, Any] = json.loads(line)
    return said
