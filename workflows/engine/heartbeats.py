"""Signs of life of the workers, in the database: whoever asks anywhere knows whether one works."""

import os
import socket
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import get_random_string

from workflows.engine.models import Heartbeat

EVERY = timedelta(seconds=10)
FORGET_AFTER = timedelta(days=1)


class Signs:
    """The signs of one worker; rhythms report their rounds, the main thread writes them down."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:60]}:{os.getpid()}:{get_random_string(6)}"
        self.rounds: dict[str, datetime | None] = {"tick_at": None, "pulse_at": None}
        self._written = timezone.now() - EVERY

    def round_ended(self, which: str) -> None:
        """A rhythm has called all its functions once."""
        self.rounds[which] = timezone.now()

    def give(self) -> None:
        """A sign of life, at most every ten seconds."""
        now = timezone.now()
        if now - self._written < EVERY:
            return
        self._written = now
        values = {"seen_at": now, **{name: at for name, at in self.rounds.items() if at}}
        if not Heartbeat.objects.filter(name=self.name).update(**values):
            Heartbeat.objects.create(name=self.name, **values)
            Heartbeat.objects.filter(seen_at__lt=now - FORGET_AFTER).delete()

    def end(self) -> None:
        """The worker ends politely; nobody has to miss it."""
        Heartbeat.objects.filter(name=self.name).delete()


def some_worker_is_ready() -> bool:
    """Whether anywhere a worker does its rounds."""
    return any(worker.is_ready for worker in Heartbeat.objects.alive())


def this_machine_is_ready() -> bool:
    """Whether a worker of this machine (this container) does its rounds."""
    here = Heartbeat.objects.alive().filter(name__startswith=f"{socket.gethostname()[:60]}:")
    return any(worker.is_ready for worker in here)


def state() -> str:
    """One word for the health of the house."""
    return "ok" if some_worker_is_ready() else "away"
