"""The worker ticks, survives failures and stops when told."""

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from tests.outbox.factories import queue
from workflows.engine.models import Heartbeat, Trouble
from workflows.engine.waking import Bell
from workflows.engine.worker import Rhythm, Worker

seen: list[str] = []
ROOT = Path(__file__).resolve().parents[2]


def good() -> None:
    """A tick that works."""
    seen.append("good")


def bad() -> None:
    """A tick that fails with something private."""
    seen.append("bad")
    raise ValueError("Amira Haddad")


@pytest.fixture(autouse=True)
def _nothing_seen():
    seen.clear()


GOOD, BAD = f"{__name__}.good", f"{__name__}.bad"


@pytest.mark.django_db
def test_one_failing_tick_does_not_stop_the_others(caplog):
    Rhythm([BAD, GOOD], 60, threading.Event()).beat()
    assert seen == ["bad", "good"]
    assert "Amira" not in caplog.text
    assert caplog.records[0].tick == BAD


@pytest.mark.django_db(transaction=True)
def test_a_failing_tick_is_remembered_until_it_goes_well(monkeypatch):
    rhythm = Rhythm([BAD], 60, threading.Event())
    rhythm.beat()
    rhythm.beat()
    trouble = Trouble.objects.open().get()
    assert (trouble.job, trouble.times) == (BAD, 2)
    assert trouble.reason.startswith("ValueError in tests/engine/test_worker.py:")
    monkeypatch.setattr(f"{__name__}.bad", good)
    Rhythm([BAD], 60, threading.Event()).beat()  # another worker, after a restart
    assert not Trouble.objects.open().exists()


@pytest.mark.django_db
def test_a_tick_that_does_not_exist_does_not_stop_the_others(caplog):
    Rhythm(["nowhere.tick", GOOD], 60, threading.Event()).beat()
    assert seen == ["good"]


@pytest.mark.django_db
def test_a_stopped_rhythm_does_not_begin_anything():
    stop = threading.Event()
    stop.set()
    rhythm = Rhythm([GOOD], 60, stop)
    rhythm.beat()
    assert seen == []


@pytest.mark.django_db
def test_once_beats_everything_once(settings):
    settings.WORKER_TICKS, settings.WORKER_PULSES = [GOOD], [GOOD]
    settings.WORKER_PRINTS, settings.WORKER_PACKS = [GOOD], [GOOD]
    call_command("worker", "--once")
    assert seen == ["good", "good", "good", "good"]


def test_every_tick_of_the_house_exists_and_the_deadlines_are_among_them():
    assert "workflows.engine.deadlines.tick" in settings.WORKER_TICKS
    quick = [settings.WORKER_TICKS, settings.WORKER_PULSES, settings.WORKER_PRINTS]
    for path in itertools.chain(*quick, settings.WORKER_CALLS, settings.WORKER_PACKS):
        assert callable(import_string(path))


def test_a_worker_runs_its_rhythms_until_stopped():
    worker = Worker(ticks=[], pulses=[])
    thread = threading.Thread(target=worker._rhythms[0].run)
    thread.start()
    worker.stop.set()
    thread.join(timeout=5)
    assert not thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_the_command_stops_cleanly_when_told(tmp_path):
    database = settings.DATABASES["default"]
    script = tmp_path / "run.py"
    script.write_text(
        "import os, sys, pytest\n"
        f"sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'site')!r}]\n"
        "from django.conf import settings\n"
        f"settings.DATABASES['default']['NAME'] = {database['NAME']!r}\n"
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('worker')\n"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "settings"}
    process = subprocess.Popen(
        [sys.executable, str(script)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "The worker is running" in line, line + process.stdout.read()
        until = time.monotonic() + 20
        while not Heartbeat.objects.exclude(pulse_at=None).exists() and time.monotonic() < until:
            time.sleep(0.2)
        assert Heartbeat.objects.get().is_ready
        call_command("worker", "--check")
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        line = process.stdout.readline()
        while line and "The worker has stopped" not in line:
            line = process.stdout.readline()
        assert "The worker has stopped" in line
        assert time.monotonic() - asked < 5
        process.wait(timeout=20)
        assert not Heartbeat.objects.exists(), "a worker that ends politely is not missed"
        with pytest.raises(CommandError):
            call_command("worker", "--check")
        assert process.returncode == 0
    finally:
        process.kill()


def sleep_until(bell: Bell, rings: int) -> float:
    """How many seconds the worker slept."""
    began = time.monotonic()
    bell.sleep(rings)
    return time.monotonic() - began


def test_a_ring_that_came_while_working_is_not_missed():
    bell = Bell(threading.Event())
    seen = bell.rings
    bell.ring()
    assert sleep_until(bell, seen) < 0.5


def test_who_hears_nothing_looks_after_a_second():
    bell = Bell(threading.Event())
    assert 0.9 < sleep_until(bell, bell.rings) < 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("write", ["mail", "task"])
def test_what_is_written_wakes_the_worker_at_once(write):
    stop = threading.Event()
    bell = Bell(stop)
    thread = threading.Thread(target=bell.listen_for_ever)
    thread.start()
    try:
        bell.sleep(0)  # it listens
        seen = bell.rings
        threading.Timer(0.3, WRITE[write]).start()
        assert sleep_until(bell, seen) < 5
        assert bell.rings > seen
    finally:
        stop.set()
        thread.join(timeout=10)


def closing(write: Callable[[], object]) -> Callable[[], None]:
    """Write in a thread and leave no connection behind."""

    def work() -> None:
        write()
        connections.close_all()

    return work


def a_task() -> None:
    """A background task stands in the queue."""
    DBTaskResult.objects.create(
        args_kwargs={}, task_path="x", backend_name="default", run_after=timezone.now()
    )


WRITE = {"mail": closing(queue), "task": closing(a_task)}
