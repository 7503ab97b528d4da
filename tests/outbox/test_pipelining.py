"""A server that takes several commands at once gets them at once, and its refusals mean what they mean."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.outbox.factories import queue
from tests.outbox.smtp import MailServer
from workflows.outbox import delivery, lanes
from workflows.outbox.models import Message, State
from workflows.outbox.transport import NotAccepted, ServerAway, hand_over, open_transport

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]
CONTENT = b"Subject: x\r\n\r\n.dot\r\n..two\r\nend."


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server that takes commands at once."""
    with MailServer(pipelining=True) as running:
        settings.OUTBOX_TRANSPORT = "workflows.outbox.transport.SmtpTransport"
        settings.OUTBOX_SMTP = {"host": "127.0.0.1", "port": running.port, "timeout": 10}
        yield running


def _give(content: bytes = CONTENT, to: str = "a@example.org") -> None:
    transport = open_transport()
    try:
        hand_over(transport, to=to, sender="house@example.org", content=content)
    finally:
        transport.close()


def test_the_same_bytes_arrive_as_one_command_after_the_other(server: MailServer) -> None:
    for content in (CONTENT, CONTENT + b"\r\n", b".\r\n"):
        for server.pipelining in (True, False):
            _give(content)
        assert server.contents[-1] == server.contents[-2] != b""


def test_a_refused_recipient_does_not_stop_the_others(server: MailServer) -> None:
    server.answers["reader1@example.org"] = "550 5.1.1 no such user"
    server.answers["reader2@example.org"] = "450 4.2.0 later"
    queue(4)
    assert delivery.tick() == 2
    assert sorted(server.recipients) == ["reader0@example.org", "reader3@example.org"]
    states = {mail.to_address[6]: mail.state for mail in Message.objects.all()}
    assert states == {"0": State.SENT, "1": State.FAILED, "2": State.QUEUED, "3": State.SENT}


@pytest.mark.parametrize("answer", ["554 5.7.1 sender refused", "421 busy"])
def test_a_refused_sender_pauses_the_lane(server: MailServer, answer: str) -> None:
    server.answer_to_sender = answer
    queue(2)
    assert delivery.tick() == 0
    assert lanes.lane().reason == answer
    assert set(Message.objects.values_list("state", "attempts")) == {(State.QUEUED, 0)}
    server.answer_to_sender = ""
    _give()
    assert len(server.contents) == 1


def test_refused_content_is_that_mails_matter(server: MailServer) -> None:
    server.answer_to_content = "554 5.6.0 not like this"
    queue(1)
    assert delivery.tick() == 0
    assert Message.objects.get().state == State.FAILED


def test_a_connection_that_breaks_after_the_mail_is_in_doubt(server: MailServer, settings: Any) -> None:
    settings.OUTBOX_SMTP = {**settings.OUTBOX_SMTP, "timeout": 1}
    server.hang_after_accepting.set()
    queue(1)
    assert delivery.tick() == 0
    server.hang_after_accepting.clear()
    assert Message.objects.get().state == State.IN_DOUBT


class Scripted:
    """Says what it is told after the three commands, and keeps what it then gets."""

    def __init__(self, answers: bytes) -> None:
        self.answers = answers
        self.at_once = self.then = b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        client, _address = self.listener.accept()
        with client:
            client.settimeout(5)
            client.sendall(b"220 hello\r\n")
            client.recv(1000)
            client.sendall(b"250-me\r\n250 PIPELINING\r\n")
            self.at_once = client.recv(1000)
            client.sendall(self.answers)
            try:
                while got := client.recv(1000):
                    self.then += got
                    client.sendall(b"554 5.5.1 no valid recipients\r\n")
            except OSError:
                return

    def __enter__(self) -> "Scripted":
        self.thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.thread.join()
        self.listener.close()


@pytest.mark.parametrize(
    ("answers", "error", "then"),
    [
        (b"250 ok\r\n550 5.1.1 nobody\r\n354 go on\r\n", NotAccepted, b".\r\nrset\r\nquit\r\n"),
        (b"250 ok\r\n550 5.1.1 nobody\r\n503 no\r\n", NotAccepted, b"rset\r\nquit\r\n"),
        (b"550 not you\r\n503 no\r\n354 go on\r\n", ServerAway, b".\r\nrset\r\nquit\r\n"),
        (b"250 ok\r\n250 ok\r\n451 later\r\n", NotAccepted, b"rset\r\nquit\r\n"),
        (b"250 ok\r\n421 bye\r\n", ServerAway, b""),
    ],
)
def test_after_a_refusal_no_mail_goes_out(
    settings: Any, answers: bytes, error: type[Exception], then: bytes
) -> None:
    """Whatever the server says to the last command: it never gets the mail of a refused recipient."""
    settings.OUTBOX_TRANSPORT = "workflows.outbox.transport.SmtpTransport"
    with Scripted(answers) as scripted:
        port = scripted.listener.getsockname()[1]
        settings.OUTBOX_SMTP = {"host": "127.0.0.1", "port": port, "timeout": 5}
        with pytest.raises(error):
            _give()
    assert scripted.at_once == b"mail FROM:<house@example.org>\r\nrcpt TO:<a@example.org>\r\ndata\r\n"
    assert scripted.then == then


def test_an_address_with_a_line_feed_is_refused_before_it_is_sent(server: MailServer) -> None:
    with pytest.raises(NotAccepted):
        _give(to="a@example.org>\r\nrcpt TO:<b@example.org")
    assert server.recipients == []
