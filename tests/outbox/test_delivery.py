"""Delivery over a real mail server: order, refusals, broken connections, what a mail looks like."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.documents.factories import asked
from tests.harness.letters import documents_made
from tests.outbox.factories import queue
from tests.outbox.smtp import MailServer
from tests.people.factories import UserFactory
from workflows.documents.actions import freeze
from workflows.engine import troubles
from workflows.outbox import claiming, delivery
from workflows.outbox.actions import queue_message
from workflows.outbox.models import Message, Priority, State
from workflows.upkeep.retention.running import run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]


def test_urgent_mail_first_on_one_connection(server: MailServer) -> None:
    """A sign-in code overtakes a newsletter; all go over the same connection."""
    queue(3, priority=Priority.BULK)
    queue_message(to_address="code@example.org", subject="Code", text="ABC-123", priority=Priority.NOW)
    assert delivery.tick() == 4
    assert server.recipients[0] == "code@example.org"
    assert server.connections == 1


def test_what_arrives(server: MailServer) -> None:
    """Plain text, HTML with direction, the fixed Message-ID, a document, no surprise in the headers."""
    document = freeze(
        case=None,
        kind="letter",
        name="Brief.pdf",
        content=b"%PDF-1.7 x",
        media_type="application/pdf",
        actor=None,
    )
    (message,) = queue(
        1, subject="وصل طلبكم\r\nBcc: evil@example.org", text="مرحبًا\n", language="ar", attachments=[document]
    )
    delivery.tick()
    (mail,) = server.mails
    assert mail["Message-ID"] == message.message_id
    assert mail["Bcc"] is None
    assert mail["Subject"] == "وصل طلبكم Bcc: evil@example.org"
    assert mail.get_body(("plain",)).get_content().strip() == "مرحبًا"
    html = mail.get_body(("html",)).get_content()
    assert 'dir="rtl"' in html
    assert "direction:rtl" in html
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "Brief.pdf"
    assert attached.get_content() == b"%PDF-1.7 x"


def test_a_mail_waits_for_the_letter_it_carries(server: MailServer) -> None:
    """Nothing says "attached" of a letter that is being made; other mails pass it, then it goes."""
    (waiting,) = queue(1, attachments=[asked()])
    queue(1, to_address="other@example.org")
    assert delivery.tick() == 1
    assert server.recipients == ["other@example.org"]
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (State.QUEUED, 0)
    documents_made()
    assert delivery.tick() == 1
    (attached,) = server.mails[1].iter_attachments()
    assert attached.get_content().startswith(b"%PDF-")


def test_permanent_refusal_fails_with_reason(server: MailServer) -> None:
    """5xx: no second attempt, the reason is kept, the next mail goes out."""
    server.answers["reader0@example.org"] = "550 no such user"
    first, second = queue(2)
    assert delivery.tick() == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.reason) == (State.FAILED, "550 no such user")
    assert second.state == State.SENT


def test_temporary_refusal_waits_longer_each_time_and_ends(server: MailServer) -> None:
    """4xx: again after a pause; after the last pause it fails."""
    server.answers["reader0@example.org"] = "451 later"
    (message,) = queue(1)
    for number, pause in enumerate(delivery.PAUSES, start=1):
        before = timezone.now()
        delivery.tick()
        message.refresh_from_db()
        assert (message.state, message.attempts) == (State.QUEUED, number)
        assert pause <= message.due_at - before < pause + timedelta(seconds=10)
        assert delivery.tick() == 0, "not before its time"
        Message.objects.update(due_at=timezone.now())
    delivery.tick()
    message.refresh_from_db()
    assert message.state == State.FAILED


def test_no_server_no_harm(settings: Any) -> None:
    """While nothing answers, mails wait and are not counted as tried."""
    settings.OUTBOX_TRANSPORT = "workflows.outbox.transport.SmtpTransport"
    settings.OUTBOX_SMTP = {"host": "127.0.0.1", "port": 9}
    (message,) = queue(1)
    assert delivery.tick() == 0
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.QUEUED, 0)


def test_connection_that_breaks_after_the_mail_is_in_doubt(server: MailServer, settings: Any) -> None:
    """The mail has gone out whole, the answer never comes: not sent again, listed."""
    settings.OUTBOX_SMTP = {**settings.OUTBOX_SMTP, "timeout": 1}
    server.hang_after_accepting.set()
    (message,) = queue(1)
    assert delivery.tick() == 0
    server.hang_after_accepting.clear()
    message.refresh_from_db()
    assert message.state == State.IN_DOUBT
    assert delivery.tick() == 0
    assert list(Message.objects.needing_a_decision()) == [message]


def test_a_mail_that_cannot_be_composed_does_not_stop_the_others(server: MailServer) -> None:
    """A missing file fails its own mail only."""
    document = freeze(
        case=None, kind="x", name="a.pdf", content=b"%PDF-", media_type="application/pdf", actor=None
    )
    queue_message(to_address="a@example.org", subject="A", text="A", attachments=[document])
    queue(1)
    document.file.storage.delete(document.file.name)
    assert delivery.tick() == 1
    assert Message.objects.filter(state=State.FAILED).count() == 1


def test_late_result_beats_doubt(server: MailServer) -> None:
    """A worker that is slow, not dead, still writes down that its mail arrived."""
    (message,) = queue(1)
    (claimed,) = claiming.reserve(5)
    assert claiming.mark(claimed)
    Message.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert delivery.mark_abandoned() == 1
    claiming.settle(claimed, State.SENT)
    message.refresh_from_db()
    assert message.state == State.SENT


def test_two_claims_never_meet() -> None:
    """What one worker looks at, another skips."""
    queue(1)
    with transaction.atomic():
        assert Message.objects.due().select_for_update().first() is not None
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT id FROM outbox_message WHERE state='queued' FOR UPDATE SKIP LOCKED")
            assert cursor.fetchall() == []
        other.close()


def test_retention_removes_texts_not_facts() -> None:
    """After the time is over the text is gone, that it was sent stays; doubtful mail keeps its text."""
    sent, doubtful = queue(2)
    long_ago = timezone.now() - timedelta(days=92)
    Message.objects.filter(pk=sent.pk).update(state=State.SENT, sent_at=long_ago, queued_at=long_ago)
    Message.objects.filter(pk=doubtful.pk).update(state=State.IN_DOUBT, queued_at=long_ago)
    run(guard=troubles.one_row)
    sent.refresh_from_db()
    doubtful.refresh_from_db()
    assert (sent.text, sent.state) == ("", State.SENT)
    assert sent.emptied_at is not None
    assert doubtful.text


def test_idle_tick_is_cheap() -> None:
    """The worker asks every second: two queries when nothing waits."""
    with CaptureQueriesContext(connection) as queries:
        delivery.tick()
    assert len(queries) <= 2


def test_no_addresses_in_logs(server: MailServer, caplog: pytest.LogCaptureFixture) -> None:
    """Logs name rows, never people."""
    server.answers["reader0@example.org"] = "550 <reader0@example.org> unknown"
    queue(1, recipient=UserFactory(email="reader0@example.org"))
    delivery.tick()
    assert caplog.records
    assert "example.org" not in caplog.text
