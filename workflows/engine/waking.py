"""The worker sleeps while nothing happens; PostgreSQL wakes it when there is a mail, task or campaign."""

import logging
import select
import threading
import time

from django.db import connections
from psycopg2 import Error

logger = logging.getLogger(__name__)

CHANNEL = "house_work"  # triggers notify it: migrations named wake_workers
# What nobody announces (a pause that is over, a moment that has come) is looked for so often.
IDLE_SECONDS = 10.0
# Without a line to PostgreSQL everything is looked for so often.
DEAF_SECONDS = 1.0


class Bell:
    """Rings for every sleeper when the database has news; one for each worker process."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._rung = threading.Condition()
        self._rings = 0
        self._hears = False

    @property
    def rings(self) -> int:
        """How often it has rung: read it before working, so that no ring while working is missed."""
        return self._rings

    def sleep(self, seen: int) -> None:
        """Return when it has rung since `seen` was read, at the latest after the idle time."""
        with self._rung:
            pause = IDLE_SECONDS if self._hears else DEAF_SECONDS
            self._rung.wait_for(lambda: self._rings != seen or self._stop.is_set(), timeout=pause)

    def ring(self) -> None:
        """Wake everybody."""
        with self._rung:
            self._rings += 1
            self._rung.notify_all()

    def listen_for_ever(self) -> None:
        """Ring at every notice of the database; while it is away, sleepers look for themselves."""
        while not self._stop.is_set():
            try:
                self._listen()
            except (Error, OSError) as error:
                logger.warning("the line to the database broke", extra={"error": type(error).__name__})
            except Exception as error:  # Django's own words for the same
                logger.warning("no line to the database", extra={"error": type(error).__name__})
            self._hears = False
            connections.close_all()
            self._stop.wait(5)

    def _listen(self) -> None:
        connection = connections["default"]
        connection.ensure_connection()
        line = connection.connection
        line.autocommit = True
        with line.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        self._hears = True
        self.ring()  # what was written before we listened
        while not self._stop.is_set():
            if select.select([line], [], [], 1.0)[0]:
                line.poll()
                if line.notifies:
                    line.notifies.clear()
                    self.ring()
                    time.sleep(0.05)  # a burst of notices is one ring
