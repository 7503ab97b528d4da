"""The worker: background tasks, the house's minute and what people wait for, in one process."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from workflows.engine.waking import Bell

logger = logging.getLogger(__name__)

SECOND = 1.0
MINUTE = 60.0


class Rhythm:
    """Calls every function of `paths` each `seconds`, one after the other, until `stop` is set.

    A function that fails is logged by name and does not keep the others from being called.
    With a bell it does not beat by the clock, but when there is something to do.
    """

    def __init__(
        self, paths: Sequence[str], seconds: float, stop: threading.Event, bell: Bell | None = None
    ) -> None:
        self.paths = list(paths)
        self.seconds = seconds
        self.stop = stop
        self.bell = bell

    def run(self) -> None:
        """Beat until stopped; the thread's database connection is closed at the end."""
        try:
            while not self.stop.is_set():
                began, rings = time.monotonic(), self.bell.rings if self.bell else 0
                self.beat()
                if self.bell:
                    self.bell.sleep(rings)
                else:
                    self.stop.wait(max(0.0, self.seconds - (time.monotonic() - began)))
        finally:
            connections.close_all()

    def beat(self) -> None:
        """Every function has been called once."""
        for path in self.paths:
            if self.stop.is_set():
                return
            close_old_connections()
            try:
                import_string(path)()
            except Exception as error:  # whatever it was, the next minute tries again
                logger.error("tick failed", extra={"tick": path, "error": type(error).__name__})
            finally:
                close_old_connections()


class Worker:
    """Runs django.tasks' database queue beside the two rhythms."""

    def __init__(self, *, ticks: Sequence[str], pulses: Sequence[str]) -> None:
        self.stop = threading.Event()
        self.bell = Bell(self.stop)
        self._rhythms = [Rhythm(ticks, MINUTE, self.stop), Rhythm(pulses, SECOND, self.stop, self.bell)]
        self._tasks = _Tasks(self.stop, self.bell) if _uses_the_database() else None

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; what runs is finished first (a second signal kills)."""
        jobs: list[Callable[[], None]] = [
            self.bell.listen_for_ever,
            *(rhythm.run for rhythm in self._rhythms),
        ]
        if self._tasks is not None:
            jobs.append(self._tasks.run_for_ever)
        threads = [threading.Thread(target=job, daemon=True) for job in jobs]
        self._listen_to_signals()
        for thread in threads:
            thread.start()
        while not self.stop.wait(SECOND):
            pass
        self.bell.ring()
        for thread in threads:
            thread.join(timeout=30)
        connections.close_all()

    def once(self) -> None:
        """One beat of everything, for tests and for cron."""
        for rhythm in self._rhythms:
            rhythm.beat()
        if self._tasks is not None:
            self._tasks.run()

    def _listen_to_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._shut_down)

    def _shut_down(self, number: int, frame: FrameType | None) -> None:
        if self.stop.is_set():
            raise SystemExit(1)
        self.stop.set()


class _Tasks(TaskWorker):
    """The queue's own loop, stopped by our event and restarted when the database was away."""

    def __init__(self, stop: threading.Event, bell: Bell) -> None:
        super().__init__(
            queue_names=["*"],
            interval=SECOND,
            batch=True,  # it returns when nothing is left; then we sleep until the bell rings
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        self._stop = stop
        self._bell = bell

    @property
    def running(self) -> bool:
        """Whether the loop goes on."""
        return not self._stop.is_set()

    @running.setter
    def running(self, value: bool) -> None:
        """The queue's own flag is ours."""

    def run_for_ever(self) -> None:
        """The loop runs whenever the bell rings, and again after an error (say, a restarted database)."""
        while not self._stop.is_set():
            rings = self._bell.rings
            try:
                self.run()
                self._bell.sleep(rings)
            except Exception as error:
                logger.error("task loop failed", extra={"error": type(error).__name__})
                connections.close_all()
                self._stop.wait(5)
        connections.close_all()


def _uses_the_database() -> bool:
    return issubclass(import_string(str(settings.TASKS["default"]["BACKEND"])), DatabaseBackend)
