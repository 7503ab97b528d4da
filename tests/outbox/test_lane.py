"""A mail server's own fault is nobody else's: the lane pauses, mail waits, the operator hears of it."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.outbox.factories import queue
from tests.outbox.smtp import MailServer
from tests.people.factories import UserFactory
from workflows.outbox import delivery, lanes
from workflows.outbox.models import Lane, Message, State
from workflows.people.verdicts import AlreadyDone, NotAllowed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]


def _states() -> set[str]:
    return set(Message.objects.values_list("state", flat=True))


def _later() -> None:
    """The rest of server and mails is over."""
    Lane.objects.update(paused_until=timezone.now())
    Message.objects.filter(state=State.QUEUED).update(due_at=timezone.now())


@pytest.mark.parametrize(
    "answer", ["530 5.7.0 Authentication required", "554 5.7.1 sender refused", "421 busy"]
)
def test_a_refused_sender_pauses_the_lane(server: MailServer, answer: str) -> None:
    """No mail is marked failed, none counts as tried; when the server is well again all arrive."""
    server.answer_to_sender = answer
    queue(4)
    for pauses in (1, 2, 3):
        before = timezone.now()
        assert delivery.tick() == 0
        way = lanes.lane()
        assert way.pauses == pauses
        assert way.reason == answer
        assert way.paused_until is not None
        assert way.paused_until - before >= lanes.PAUSES[pauses - 1]
        connections = server.connections
        assert delivery.tick() == 0
        assert server.connections == connections, "a paused server is left alone"
        _later()
    assert _states() == {State.QUEUED}
    assert set(Message.objects.values_list("attempts", flat=True)) == {0}
    server.answer_to_sender = ""
    assert delivery.tick() == 4
    assert (lanes.lane().pauses, lanes.lane().reason, lanes.lane().failing_since) == (0, "", None)


@pytest.fixture
def rude(settings: Any) -> Iterator[list[bytes]]:
    """A server that says whatever stands in the list as its greeting, and hangs up."""
    says = [b"554 5.3.2 not accepting messages\r\n"]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.OUTBOX_TRANSPORT = "workflows.outbox.transport.SmtpTransport"
        settings.OUTBOX_SMTP = {"host": "127.0.0.1", "port": listener.getsockname()[1], "timeout": 5}
        stop = threading.Event()

        def answer() -> None:
            listener.settimeout(0.2)
            while not stop.is_set():
                try:
                    client, _address = listener.accept()
                except TimeoutError:
                    continue
                client.sendall(says[0])
                client.close()

        thread = threading.Thread(target=answer)
        thread.start()
        yield says
        stop.set()
        thread.join()


@pytest.mark.parametrize("greeting", [b"554 5.3.2 no service\r\n", b"421 too many connections\r\n", b""])
def test_a_refused_connection_pauses_the_lane(rude: list[bytes], greeting: bytes) -> None:
    """Before any mail was spoken of, none is to blame."""
    rude[0] = greeting
    queue(2)
    assert delivery.tick() == 0
    assert lanes.lane().is_paused
    assert lanes.lane().reason
    assert _states() == {State.QUEUED}


def test_a_recipient_who_is_refused_is_the_recipients_matter(server: MailServer) -> None:
    """Ten dead addresses in a row are ten dead addresses; the eleventh mail leaves at once."""
    for number in range(10):
        server.answers[f"reader{number}@example.org"] = "550 5.1.1 no such user"
    queue(11)
    assert delivery.tick() == 1
    assert Message.objects.filter(state=State.FAILED).count() == 10
    assert lanes.lane().is_open


@pytest.mark.parametrize("where", ["answer_to_everybody", "answer_to_content"])
def test_a_server_that_refuses_everybody_is_to_blame(server: MailServer, where: str) -> None:
    """554 for one mail after the other: after five the lane pauses, and the five wait again."""
    setattr(server, where, "554 5.7.1 relaying denied")
    queue(9)
    assert delivery.tick() == 0
    assert lanes.lane().is_paused
    assert _states() == {State.QUEUED}
    setattr(server, where, "")
    _later()
    assert delivery.tick() == 9


def test_one_refused_content_is_that_mails_matter(server: MailServer) -> None:
    """What is accepted in between clears the server."""
    queue(1)
    server.answer_to_content = "554 5.7.1 looks like spam"
    delivery.tick()
    server.answer_to_content = ""
    queue(1, to_address="other@example.org")
    assert delivery.tick() == 1
    assert lanes.lane().refused == []
    assert Message.objects.filter(state=State.FAILED).count() == 1


def test_a_server_that_gives_up_on_one_mail_gives_up_for_good_in_the_end(server: MailServer) -> None:
    """421 after each reading of the same mail: it fails after the usual number of attempts."""
    server.answer_to_content = "421 4.3.0 gave up"
    queue(1)
    for _attempt in range(len(delivery.PAUSES) + 1):
        delivery.tick()
        _later()
    assert _states() == {State.FAILED}


def test_held_mail_waits_until_an_administrator_releases_it(server: MailServer) -> None:
    """After a restore nothing leaves by itself, whatever is due; one press lets it go."""
    lanes.hold(why="restored")
    queue(3)
    assert delivery.tick() == 0
    assert server.connections == 0
    with pytest.raises(NotAllowed):
        lanes.release(actor=UserFactory(roles=["editor"]))
    with pytest.raises(AlreadyDone):
        lanes.hold(why="again")
    admin = UserFactory(roles=["admin"])
    lanes.release(actor=admin)
    assert delivery.tick() == 3
    with pytest.raises(AlreadyDone):
        lanes.release(actor=admin)
    assert lanes.hold(why="later", actor=admin).held_by == admin


def test_a_reservation_of_a_dead_worker_comes_back(server: MailServer, settings: Any) -> None:
    """Reserved mails were never spoken of: they are due again when the reservation ends, none is in doubt."""
    from workflows.outbox import claiming  # noqa: PLC0415  only here

    settings.OUTBOX_LEASE_SECONDS = 60
    queue(3)
    assert len(claiming.reserve(2)) == 2
    assert delivery.tick() == 1
    Message.objects.filter(state=State.QUEUED).update(due_at=timezone.now() - timedelta(seconds=1))
    assert delivery.tick() == 2
    assert _states() == {State.SENT}


def test_a_reserved_mail_that_is_dropped_does_not_leave(server: MailServer) -> None:
    """Somebody unsubscribes while the mail waits its turn in a worker's hands."""
    from workflows.outbox import claiming  # noqa: PLC0415  only here

    queue(2)
    first, second = claiming.reserve(2)
    assert claiming.mark(first)
    Message.objects.filter(pk=second.pk).update(state=State.DROPPED)
    assert not claiming.mark(second, last=first)
    assert Message.objects.get(pk=first.pk).state == State.SENT
    assert Message.objects.get(pk=second.pk).state == State.DROPPED
