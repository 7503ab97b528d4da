"""The database goes away while mail leaves: a worker that lives knows what it did, so nothing is in doubt."""

import datetime
from collections import Counter
from collections.abc import Callable
from typing import Any
from unittest.mock import DEFAULT, patch

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from frames.object_store import StoreAway

from tests.outbox.factories import queue
from tests.outbox.smtp import MailServer
from workflows.outbox import claiming, delivery
from workflows.outbox.models import Message, State, Turn

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


class Away:
    """From the moment that `begins` every statement fails; the one at that moment may have been executed."""

    def __init__(self, begins: Callable[[str], bool], *, executed: bool) -> None:
        self.begins, self.executed, self.gone = begins, executed, False

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        if not self.gone and self.begins(sql):
            self.gone = True
            if self.executed:
                execute(sql, *rest)
        if self.gone:
            raise OperationalError("the server closed the connection")
        return execute(sql, *rest)


def deliver_while(away: Away) -> None:
    """A turn of the worker that ends with the outage."""
    with connection.execute_wrapper(away), pytest.raises(OperationalError):
        delivery.tick()
    assert away.gone


def all_arrived_once(server: MailServer, number: int) -> None:
    """The next turn writes what was not heard and sends the rest."""
    delivery.tick()
    assert [mail.state for mail in Message.objects.all()] == [State.SENT] * number
    assert {mail.attempts for mail in Message.objects.all()} == {1}
    assert sorted(server.ids.values()) == [1] * number
    assert claiming._unheard == []


@pytest.mark.parametrize("executed", [True, False])
def test_away_when_they_are_reserved(server: MailServer, executed: bool) -> None:
    """The worker never learns which it has: it handed nothing over, so nothing is in doubt and all wait."""
    queue(4)
    deliver_while(Away(lambda sql: "WITH turn AS" in sql, executed=executed))
    all_arrived_once(server, 4)


@pytest.mark.parametrize("executed", [True, False])
def test_away_when_the_first_is_marked(server: MailServer, executed: bool) -> None:
    """It was not handed over, whatever the row says; it waits again, and so do the others."""
    queue(4)
    deliver_while(Away(lambda sql: "attempts = CASE" in sql, executed=executed))
    assert server.ids == {}
    all_arrived_once(server, 4)


@pytest.mark.parametrize("executed", [True, False])
def test_away_after_the_server_accepted(server: MailServer, executed: bool) -> None:
    """What was accepted is sent, although nobody could write that down at once."""
    queue(4)
    deliver_while(Away(lambda sql: len(server.mails) == 1, executed=executed))
    assert len(server.mails) == 1
    delivery.mark_abandoned()
    all_arrived_once(server, 4)


def test_a_store_that_is_away_fails_no_mail(server: MailServer) -> None:
    """What a mail carries can't be read just now: it waits for a minute, the others leave."""
    queue(2)
    away = [StoreAway("the object store did not answer"), DEFAULT]
    with patch("workflows.outbox.delivery.as_bytes", side_effect=away, wraps=delivery.as_bytes):
        assert delivery.tick() == 1
    waiting = Message.objects.get(state=State.QUEUED)
    assert (waiting.attempts, waiting.reason) == (0, "")
    Message.objects.update(due_at=timezone.now())
    all_arrived_once(server, 2)


def test_away_while_a_mail_is_composed(server: MailServer) -> None:
    """It is no fault of the mail: nobody may lose it for that."""
    queue(2)
    away = Away(lambda sql: False, executed=False)

    def composed(mail: Message) -> bytes:
        away.gone = True
        raise OperationalError("the server closed the connection")

    with patch("workflows.outbox.delivery.as_bytes", composed):
        deliver_while(away)
    Message.objects.update(due_at=timezone.now())
    delivery.tick()
    Message.objects.update(due_at=timezone.now())
    all_arrived_once(server, 2)


def test_it_stays_away(server: MailServer) -> None:
    """Every turn tries again; nothing is forgotten meanwhile."""
    queue(2)
    deliver_while(Away(lambda sql: len(server.mails) == 1, executed=False))
    for _turn in range(2):
        deliver_while(Away(lambda sql: True, executed=False))
    all_arrived_once(server, 2)


def fallen(mails: list[Message]) -> None:
    """The database has recovered from a crash: marks that were not on disk are gone, and so are turns."""
    Turn.objects.all().delete()
    lease = mails[0].lease
    Message.objects.filter(pk__in=[mail.pk for mail in mails]).update(
        state=State.QUEUED, attempts=0, lease=lease, lease_until=None, sent_at=None, due_at=LONG_AGO
    )


def test_marks_that_a_fallen_database_lost_are_written_again(server: MailServer) -> None:
    """The worker lives and knows what the server has accepted: nothing is doubled, nothing in doubt."""
    queue(30)
    held: list[Message] = []

    def begins(_sql: str) -> bool:
        return len(server.mails) == 6  # in the middle of a reservation

    reserve = claiming.reserve

    def reserved(*rest: Any) -> list[Message]:
        held[:] = reserve(*rest)
        return held

    with patch("workflows.outbox.claiming.reserve", reserved):
        deliver_while(Away(begins, executed=False))
    fallen(held)
    all_arrived_once(server, 30)


def test_what_a_dead_worker_had_reserved_when_the_database_fell_is_in_doubt(server: MailServer) -> None:
    """Nobody knows which of them left: none is sent again by itself; what nobody had reserved leaves."""
    queue(5)
    held = claiming.reserve(3)
    fallen(held)
    assert delivery.tick() == 2
    states = dict(Message.objects.values_list("pk", "state"))
    assert {states[mail.pk] for mail in held} == {State.IN_DOUBT}
    assert Counter(states.values()) == {State.IN_DOUBT: 3, State.SENT: 2}
    assert set(server.ids.values()) == {1}


def test_what_a_dead_worker_had_reserved_leaves_when_the_database_lived_on(server: MailServer) -> None:
    """Its turn is there, so every mark is: what is unmarked has not left. Its turn goes when it is old."""
    queue(5)
    assert len(claiming.reserve(3)) == 3
    Message.objects.update(due_at=timezone.now())
    Turn.objects.update(since=LONG_AGO)
    all_arrived_once(server, 5)
    assert not Turn.objects.exists()


def test_turns_are_forgotten_by_a_fallen_database() -> None:
    """PostgreSQL empties such a table when it recovers, and only then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE oid = %s::regclass", [Turn._meta.db_table])
        assert cursor.fetchone() == ("u",)
