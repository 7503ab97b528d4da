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

from workflows.engine import heartbeats, leaving, troubles
from workflows.engine.waking import Bell

logger = logging.getLogger(__name__)

SECOND = 1.0
MINUTE = 60.0
# What is being done gets so long to end after SIGTERM: Docker kills after ten seconds.
GRACE = 8.0


class Rhythm:
    """Calls every function of `paths` each `seconds`, one after the other, until `stop` is set.

    A function that fails is remembered as trouble and does not keep the others from being called; it is
    settled when it goes well again. `ended` is called after each round. With a bell it does not beat by the
    clock, but when there is something to do: while its functions say that they did something, and at a ring.
    """

    def __init__(
        self,
        paths: Sequence[str],
        seconds: float,
        stop: threading.Event,
        bell: Bell | None = None,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        self.paths = list(paths)
        self.seconds = seconds
        self.stop = stop
        self.bell = bell
        self.ended = ended
        self._failing = set(paths)  # until each has gone well once, trouble of an earlier worker may be open

    def run(self) -> None:
        """Beat until stopped; the thread's database connection is closed at the end."""
        try:
            while not self.stop.is_set():
                began, rings = time.monotonic(), self.bell.rings if self.bell else 0
                did_something = self.beat()
                if self.bell:
                    if not did_something:
                        self.bell.sleep(rings)
                else:
                    self.stop.wait(max(0.0, self.seconds - (time.monotonic() - began)))
        finally:
            connections.close_all()

    def beat(self) -> bool:
        """Every function has been called once; whether one of them says that it did something."""
        did_something = False
        for path in self.paths:
            if self.stop.is_set():
                return did_something
            close_old_connections()
            try:
                did_something |= self._call(path)
            finally:
                close_old_connections()
        self.ended()
        return did_something

    def _call(self, path: str) -> bool:
        try:
            done = import_string(path)()
            if path in self._failing:
                troubles.forget(path)
                self._failing.discard(path)
            return bool(done)
        except Exception as error:  # whatever it was, the next round tries again
            reason = troubles.reason_of(error)
            logger.error("tick failed", extra={"tick": path, "error": type(error).__name__, "reason": reason})
            self._failing.add(path)
            self._remember(path, error)
            return False

    def _remember(self, path: str, error: Exception) -> None:
        try:
            troubles.remember(path, "", error)
        except Exception as second:  # the database itself is away: the log has to do
            logger.error("trouble can't be kept", extra={"tick": path, "error": type(second).__name__})


class Worker:
    """Runs django.tasks' database queue beside the rhythms."""

    def __init__(
        self, *, ticks: Sequence[str], pulses: Sequence[str], others: Sequence[Sequence[str]] = ()
    ) -> None:
        self.stop = threading.Event()
        self.bell = Bell(self.stop)
        self.signs = heartbeats.Signs()
        self._rhythms = [
            Rhythm(ticks, MINUTE, self.stop, ended=lambda: self.signs.round_ended("tick_at")),
            Rhythm(pulses, SECOND, self.stop, self.bell, lambda: self.signs.round_ended("pulse_at")),
        ]
        # A turn of mail may take long, other programs even longer; nobody's letter waits for either.
        self._rhythms[:0] = [Rhythm(paths, SECOND, self.stop, self.bell) for paths in others]
        self._tasks = _Tasks(self.stop, self.bell) if _uses_the_database() else None

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; the row at hand is finished first (a second signal kills)."""
        leaving.follow(self.stop)
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
            self._safely(self.signs.give)
        self.bell.ring()
        last_moment = time.monotonic() + GRACE
        for thread in threads:
            thread.join(timeout=max(0.0, last_moment - time.monotonic()))
        self._safely(self.signs.end)
        connections.close_all()

    def _safely(self, say: Callable[[], None]) -> None:
        """A sign of life, or none while the database is away."""
        try:
            say()
        except Exception as error:
            logger.error("no sign of life", extra={"error": type(error).__name__})
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
