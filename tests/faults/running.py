"""One run: people work, things break, all is mended, then the books are asked."""

import json
import random
import sys
import time

import requests
from django.db import connections
from django.utils import timezone

from tests.faults import books, people
from tests.faults.breaking import Breaking
from tests.faults.ground import Ground
from tests.faults.houses import Houses
from tests.faults.load import Load
from tests.harness.servers import until
from tests.outbox.smtp import MailServer
from workflows.outbox import lanes
from workflows.outbox.models import Lane, Message, State

GROUPS = 24
DRAIN_SECONDS = 120.0


def go(ground: Ground, seed: int, seconds: float) -> int:
    """The exit code: 1 when anything is wrong."""
    staff, groups = people.staff(), people.groups(GROUPS, random.Random(seed))
    before = books.sent_before()
    with MailServer() as mail:
        houses = Houses(ground.url, mail.port)
        load = Load(list(houses.ports.values()), staff, groups, seed)
        breaking = Breaking(ground, houses, mail, seed)
        try:
            houses.open()
            until(lambda: answers(houses), 90, "the house to open")
            say(f"open; {seconds:.0f} s of faults, seed {seed}{_left_out(ground)}")
            load.start()
            breaking.run(seconds)
            load.stop()
            _rest(houses)
        finally:
            houses.close()
        connections.close_all()
        found = books.wrong(load, breaking, mail, before)
        say(json.dumps(books.numbers(load, breaking, mail), indent=1, default=str))
        connections.close_all()
    for line in found:
        say(f"WRONG {line}")
    say(f"seed {seed}: {len(found)} wrong" if found else f"seed {seed}: all is well")
    return 1 if found else 0


def say(text: str) -> None:
    """One line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _left_out(ground: Ground) -> str:
    return "" if ground.small_disks else "; LEFT OUT: full disks (they need root and `mount`)"


def answers(houses: Houses) -> bool:
    """Whether people can be sent to all webs."""
    try:
        return all(
            requests.get(f"http://127.0.0.1:{port}/health/ready/", timeout=10).ok
            for port in houses.ports.values()
        )
    except requests.RequestException:
        return False


def _rest(houses: Houses) -> None:
    """Everything is mended: the house recovers by itself, and what waits leaves."""
    houses.revive()
    began = time.monotonic()
    until(lambda: answers(houses), 60, "the house to recover")
    say(f"recovered after {time.monotonic() - began:.1f} s")
    connections.close_all()
    if not lanes.lane().is_open:
        Lane.objects.update(paused_until=None)  # what "Let mail leave again" does
    Message.objects.filter(state=State.QUEUED).update(due_at=timezone.now())
    waiting = Message.objects.filter(state__in=[State.QUEUED, State.SENDING])
    while waiting.exists() and time.monotonic() < began + DRAIN_SECONDS:
        time.sleep(1)
    say(f"{waiting.count()} mails still wait after {time.monotonic() - began:.1f} s")
