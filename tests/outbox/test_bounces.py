"""The mailbox of reports: what is understood is noted and goes, the rest stays; nothing counts twice."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.outbox import reports
from tests.outbox.factories import queue
from tests.outbox.imap import MailboxServer
from tests.people.factories import UserFactory
from workflows.desk.concerns import concerns_of_operation
from workflows.engine import troubles
from workflows.engine.models import Trouble
from workflows.outbox.bounces import noting, numbers, reading
from workflows.outbox.bounces.noting import Outcome, note
from workflows.outbox.models import Bounce, BounceBox, BounceKind, Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def mailbox(settings: Any) -> Iterator[MailboxServer]:
    """A mailbox that the house reads."""
    with MailboxServer() as running:
        settings.BOUNCES_IMAP = running.settings
        yield running


def due() -> None:
    """The next reading is due."""
    BounceBox.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def of(mail: Message, **said: Any) -> bytes:
    """A report about a mail of ours."""
    return reports.status(ours=mail.message_id, to=mail.to_address, **said)


def test_a_mailbox_is_read(mailbox: MailboxServer) -> None:
    """Noted and late ones go; the answer of somebody away and a report of another house stay, with a flag."""
    first, second = queue(2)
    late = of(second, action="delayed", code="4.4.1")
    mailbox.put(of(first), reports.AWAY, late, reports.status(ours="<theirs@else.example>"))
    assert reading.tick() == 1
    bounce = Bounce.objects.get()
    assert (bounce.message, bounce.kind, bounce.status) == (first, BounceKind.PERMANENT, "5.1.1")
    assert [mail.flags for mail in mailbox.mails.values()] == [{r"\Flagged"}, {r"\Flagged"}]
    box = numbers.box()
    assert (box.unknown, box.reason, box.read_at is not None) == (2, "", True)
    asked = len(mailbox.commands)
    assert reading.tick() == 0
    assert len(mailbox.commands) == asked, "not due yet"
    due()
    assert reading.tick() == 0
    fetched = [command for command in mailbox.commands[asked:] if "FETCH" in command]
    assert not fetched, "what is flagged is not read again"


def test_killed_before_it_was_deleted(mailbox: MailboxServer) -> None:
    """The report is there again and is no second one; one that says the same of another mail is."""
    first, second = queue(2)
    mailbox.put(of(first))
    mailbox.breaks_at = "STORE"
    reading.tick()
    assert Bounce.objects.count() == 1
    assert "mailbox" in Trouble.objects.open().get().subject
    mailbox.breaks_at = ""
    mailbox.put(of(second))
    due()
    assert reading.tick() == 2
    assert Bounce.objects.count() == 2
    assert not mailbox.mails
    assert not Trouble.objects.open().exists()


def test_one_that_fails_does_not_stop_the_rest(mailbox: MailboxServer) -> None:
    """It is told under "Operation", left with a flag, and can be tried again there."""
    first, second = queue(2)
    mailbox.put(of(first), of(second))
    real = noting.read
    with patch.object(noting, "read", side_effect=[ValueError("poison"), real(of(second))]):
        assert reading.tick() == 1
    assert Bounce.objects.get().message == second
    trouble = Trouble.objects.open().get()
    assert troubles.can_try_again(trouble)
    troubles.try_again(trouble_id=trouble.pk)
    assert Bounce.objects.count() == 2
    assert not mailbox.mails
    assert not Trouble.objects.open().exists()


def test_while_the_database_is_away_reports_wait(mailbox: MailboxServer) -> None:
    mailbox.put(of(*queue(1)))
    gone = OperationalError("the connection is closed")
    with (
        patch.object(reading, "note", side_effect=gone),
        patch.object(reading, "is_outage", return_value=True),
    ):
        reading.tick()
    assert [mail.flags for mail in mailbox.mails.values()] == [set()]


def test_a_mailbox_that_refuses_us_is_told(mailbox: MailboxServer, settings: Any) -> None:
    settings.BOUNCES_IMAP = {**mailbox.settings, "password": "falsch"}
    assert reading.tick() == 0
    assert "AUTHENTICATIONFAILED" in numbers.box().reason
    assert Trouble.objects.open().get().job == reading.JOB
    settings.BOUNCES_IMAP = mailbox.settings
    due()
    reading.tick()
    assert not numbers.box().reason
    assert not Trouble.objects.open().exists()


def test_without_a_mailbox_nothing_is_read(settings: Any) -> None:
    settings.BOUNCES_IMAP = {**settings.BOUNCES_IMAP, "host": ""}
    assert reading.tick() == 0
    assert not BounceBox.objects.exists()
    assert not numbers.box().is_read


def test_an_address_somebody_forwards_to_is_not_ours() -> None:
    """Gone there is only "not this time" here; a server that names both counts."""
    (mail,) = queue(1)
    assert note(reports.status(ours=mail.message_id, to="other@example.net")) == Outcome.NOTED
    assert Bounce.objects.get().kind == BounceKind.TEMPORARY
    note(reports.status(ours=mail.message_id, to="other@example.net", original=mail.to_address.upper()))
    assert Bounce.objects.filter(kind=BounceKind.PERMANENT).count() == 1


def test_an_address_of_another_alphabet_is_the_same() -> None:
    (mail,) = queue(1, to_address="mia@bücher.example")
    note(reports.status(ours=mail.message_id, to="mia@xn--bcher-kva.example"))
    assert Bounce.objects.get().kind == BounceKind.PERMANENT


def test_who_has_to_look(client: Client) -> None:
    """Mail to somebody with an account that is gone: listed, told in the morning, laid aside once."""
    person, admin = UserFactory(), UserFactory(roles=["admin"])
    known, stranger, full = queue(3)
    Message.objects.filter(pk__in=[known.pk, full.pk]).update(recipient=person)
    for mail, code in ((known, "5.1.1"), (stranger, "5.1.1"), (full, "5.2.2")):
        note(of(mail, code=code))
    bounce = Bounce.needing_somebody().get()
    assert bounce.message == known
    assert "returned" in {each.code for each in concerns_of_operation()}
    client.force_login(admin)
    assert known.to_address in client.get(reverse("outbox:returned")).content.decode()
    assert "5.1.1" in client.get(reverse("outbox:mail", args=[known.uuid])).content.decode()
    told = client.get("/api/operation/").json()
    assert told["bounced"] == {"permanent": 2, "temporary": 1, "complaints": 0}
    assert told["box"]["is_read"] is False
    assert [each["id"] for each in client.get("/api/outbox/returned").json()] == [bounce.pk]
    assert client.post(f"/api/outbox/returned/{bounce.pk}/settle").status_code == 204
    assert client.post(f"/api/outbox/returned/{bounce.pk}/settle").status_code == 409
    assert client.get("/api/outbox/returned").json() == []
