"""kill -9 at any moment loses no mail and doubles none; at most one mail per killed worker is in doubt."""

import random
import time
from collections import Counter

import pytest
from django.utils import timezone

from tests.outbox.factories import queue
from tests.outbox.smtp import MailServer, WorkerProcess, wait_for
from workflows.outbox.models import Message, State

pytestmark = pytest.mark.django_db(transaction=True)


def _states() -> Counter[str]:
    return Counter(Message.objects.values_list("state", flat=True))


def _nothing_waits() -> bool:
    return not Message.objects.filter(state__in=[State.QUEUED, State.SENDING]).exists()


def _check_books(server: MailServer, *, killed: int) -> None:
    """What the server accepted and what the rows say fit together."""
    accepted = server.ids
    assert not [identifier for identifier, times in accepted.items() if times > 1], "a mail was doubled"
    for message in Message.objects.all():
        if message.state == State.SENT:
            assert accepted[message.message_id] == 1, "a mail was lost"
        else:
            assert message.state == State.IN_DOUBT
    assert _states()[State.IN_DOUBT] <= killed


def test_kill_9_again_and_again() -> None:
    """Four workers are killed at random moments of 120 mails, a fifth finishes."""
    queue(120)
    chance = random.Random(7)
    with MailServer(pause=0.004) as server:
        for _round in range(4):
            before = len(server.mails)
            worker = WorkerProcess(server)
            target = before + chance.randint(5, 20)
            wait_for(lambda target=target: len(server.mails) >= target, what=f"{target} mails")
            time.sleep(chance.random() / 50)
            worker.kill()
            assert _states()[State.SENDING] <= 1
            time.sleep(1.1)  # the lease of what it held runs out
        last = WorkerProcess(server)
        wait_for(_nothing_waits, what="the rest")
        last.stop()
        _check_books(server, killed=4)


def test_killed_before_the_server_accepted() -> None:
    """The mail that hung is in doubt, is not sent again, and the others arrive."""
    queue(3)
    with MailServer() as server:
        server.hang_before_accepting.set()
        worker = WorkerProcess(server)
        assert server.hanging.wait(30)
        worker.kill()
        assert _states() == {State.SENDING: 1, State.QUEUED: 2}
        server.hang_before_accepting.clear()
        time.sleep(1.1)
        second = WorkerProcess(server)
        wait_for(_nothing_waits, what="the rest")
        second.stop()
        assert _states() == {State.IN_DOUBT: 1, State.SENT: 2}
        _check_books(server, killed=1)


def test_killed_after_the_server_accepted() -> None:
    """The mail that arrived is in doubt, too: the house can't know, so it doesn't send it twice."""
    queue(3)
    with MailServer() as server:
        server.hang_after_accepting.set()
        worker = WorkerProcess(server)
        assert server.hanging.wait(30)
        worker.kill()
        server.hang_after_accepting.clear()
        time.sleep(1.1)
        second = WorkerProcess(server)
        wait_for(_nothing_waits, what="the rest")
        second.stop()
        assert _states() == {State.IN_DOUBT: 1, State.SENT: 2}
        assert len(server.mails) == 3
        _check_books(server, killed=1)


def test_two_workers_at_once() -> None:
    """Two workers share the mails; each mail goes out once."""
    queue(60)
    with MailServer(pause=0.002) as server:
        workers = [WorkerProcess(server, lease=60), WorkerProcess(server, lease=60)]
        wait_for(_nothing_waits, what="all mails")
        for worker in workers:
            worker.stop()
        assert _states() == {State.SENT: 60}
        assert set(server.ids.values()) == {1}
        assert len(server.ids) == 60


def test_told_to_stop_it_stops_between_two_mails() -> None:
    """SIGTERM while a slow server takes many mails: under five seconds, none in doubt, none half sent."""
    queue(200)
    with MailServer(pause=0.2) as server:
        worker = WorkerProcess(server, lease=60)
        wait_for(lambda: len(server.mails) >= 3, what="the first mails")
        asked = time.monotonic()
        worker.stop()
        took = time.monotonic() - asked
        assert worker.process.returncode == 0
        assert took < 5, took
        sent = len(server.mails)
        assert sent < 100
        assert _states() == {State.SENT: sent, State.QUEUED: 200 - sent}
        _check_sent(server)
    assert not Message.objects.filter(due_at__gt=timezone.now()).exists(), "what it held was given back"


def _check_sent(server: MailServer) -> None:
    assert set(server.ids) == set(
        Message.objects.filter(state=State.SENT).values_list("message_id", flat=True)
    )
