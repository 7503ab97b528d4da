"""The database with little patience: a server that hangs is treated as one that is away.

A server that is frozen keeps its connections open and never answers; no timeout of its own or of libpq ends
a query then. So psycopg2 waits here. Who waits for long lets a thread of this process look whether the server
answers anybody: if it does, the query is only slow and may go on; if not, everybody is told at once, and the
thread goes on looking until the server is back. For the web only: migrations, back-ups and the worker wait.
"""

import logging
import select
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg2
from django.db import connections
from psycopg2 import extensions

logger = logging.getLogger(__name__)
# A server that answers others may take so long for one query.
SLOWEST = 60.0
# How long the looking thread rests between two looks at a server that is away.
PAUSE = 1.0


class Silence(psycopg2.OperationalError):
    """Nobody at the other end answers; the connection is of no use any more (psycopg2 closes it)."""


def ask_anew() -> None:
    """A new connection and one question."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        connections.close_all()


class Watch:
    """What this process knows of the database server; psycopg2 calls it for every wait."""

    def __init__(self, seconds: float, ask: Callable[[], None] = ask_anew) -> None:
        self.quiet = seconds / 3  # for so long silence means nothing
        self.patience = seconds / 2  # then a new connection gets so long; the rest is for noticing it
        self.ask = ask
        self.slowest = max(SLOWEST, seconds)
        self.away = False
        self._answered_at = 0.0
        self._lock = threading.Lock()
        self._looks = False
        self._mine = threading.local()

    def __call__(self, connection: Any) -> None:
        """Return when the server has answered; raise when it will not.

        The connection must not be closed here: psycopg2 may hold its lock, and does it after the exception.
        """
        until = getattr(self._mine, "until", None)
        if until is not None:
            return _wait(connection, until)
        began = time.monotonic()
        while (state := connection.poll()) != extensions.POLL_OK:
            if self.away:
                raise Silence("the server does not answer")
            if _ready(connection, state, self.quiet / 4):
                continue
            waited = time.monotonic() - began
            if waited > self.slowest:
                raise Silence("the server did not answer in time")
            if waited >= self.quiet:
                self.look()
        return None

    def look(self) -> None:
        """A thread finds out whether the server answers, unless that is known or being found out."""
        with self._lock:
            if self._looks or time.monotonic() - self._answered_at < self.quiet:
                return
            self._looks = True
        threading.Thread(target=self._look, name="database watch", daemon=True).start()

    def _look(self) -> None:
        try:
            while not self._answers():
                if not self.away:
                    logger.error("database away")
                self.away = True
                time.sleep(PAUSE)
            if self.away:
                logger.warning("database back")
        finally:
            self.away = False
            self._answered_at = time.monotonic()
            with self._lock:
                self._looks = False

    def _answers(self) -> bool:
        """Whether a new connection gets an answer; a refusal with a reason is one."""
        self._mine.until = time.monotonic() + self.patience
        try:
            self.ask()
        except Exception as error:
            return "FATAL" in str(error)
        return True


def _wait(connection: Any, until: float) -> None:
    while (state := connection.poll()) != extensions.POLL_OK:
        if not _ready(connection, state, until - time.monotonic()):
            raise Silence("the server does not answer")


def _ready(connection: Any, state: int, seconds: float) -> bool:
    """Whether the connection has something to go on with, within so many seconds."""
    wanted = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}
    poll = select.poll()
    poll.register(connection.fileno(), wanted[state])
    return bool(poll.poll(max(0.0, seconds) * 1000))


_watch: Watch | None = None


def be_patient_for(seconds: float) -> None:
    """From now on nobody in this process waits longer for a server that answers nobody."""
    global _watch  # noqa: PLW0603  psycopg2 has one wait callback a process
    _watch = Watch(seconds)
    extensions.set_wait_callback(_watch)


def is_away() -> bool:
    """Whether the server is known not to answer."""
    return _watch is not None and _watch.away
