"""The bytes that leave the house, read by a parser of another language."""

import base64
import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.mail import EmailMessage

from tests.outbox.smtp import MailServer
from tests.outbox.test_bytes import ONE_CLICK, check_wire, newsletter
from tests.people.factories import HouseFactory
from tests.unicode import SCRIPTS
from workflows.documents.actions import freeze
from workflows.outbox import delivery
from workflows.outbox.actions import queue_message
from workflows.outbox.backend import OutboxEmailBackend

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = django_settings.ROOT / "tests" / "outside"


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server that the house uses; it doesn't offer 8BITMIME to anybody who asks."""
    with MailServer() as running:
        settings.OUTBOX_TRANSPORT = "workflows.outbox.transport.SmtpTransport"
        settings.OUTBOX_SMTP = {"host": "127.0.0.1", "port": running.port, "timeout": 10}
        yield running


def read(node: str, contents: list[bytes]) -> list[dict[str, Any]]:
    """What the other parser says of each mail."""
    lines = "\n".join(base64.b64encode(each).decode() for each in contents)
    command = [node, "src/mails.js"]
    done = subprocess.run(command, cwd=FOLDER, input=lines, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_newsletter(server: MailServer, outside: str) -> None:
    """One click, threads and both texts, whoever reads them."""
    newsletter()
    delivery.tick()
    (mail,) = read(outside, server.contents)
    check_wire(server.contents[0])
    assert mail["headers"]["list-unsubscribe"] == f"<{ONE_CLICK}>"
    assert mail["headers"]["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert len(mail["references"].split()) == 20
    assert mail["messageId"].startswith("<")
    assert mail["subject"] == "Нове у будинку: " + "ä" * 80
    assert f"Abmelden: {ONE_CLICK}\n" in mail["text"]
    assert f"<a href='{ONE_CLICK}'>x</a>" in mail["html"]
    assert [each["address"] for each in mail["to"]] == ["mia@example.org"]


def test_names_and_texts_of_every_script(server: MailServer, outside: str) -> None:
    """Subject, text and the name of a file come back letter for letter."""
    for number, words in enumerate(SCRIPTS.values()):
        file = freeze(
            case=None,
            kind="x",
            name=f"{number}.pdf",
            content=b"%PDF-",
            media_type="application/pdf",
            actor=None,
        )
        queue_message(to_address="mia@example.org", subject=words, text=f"{words}\n", attachments=[file])
    while delivery.tick():
        pass
    found = read(outside, server.contents)
    assert {each["subject"] for each in found} == set(SCRIPTS.values())
    for content, mail in zip(server.contents, found, strict=True):
        check_wire(content)
        assert mail["text"].strip() == mail["subject"]
        assert [each["mimeType"] for each in mail["attachments"]] == ["application/pdf"]


def test_a_sign_in_code(server: MailServer, outside: str) -> None:
    """A program wrote it, and answers reach people."""
    HouseFactory(email="haus@example.org")
    OutboxEmailBackend().send_messages([EmailMessage("Ihr Code", "Code: 123456\n", to=["mia@example.org"])])
    delivery.tick()
    (mail,) = read(outside, server.contents)
    assert mail["headers"]["auto-submitted"] == "auto-generated"
    assert [each["address"] for each in mail["replyTo"]] == ["haus@example.org"]
    assert mail["text"].strip() == "Code: 123456"
