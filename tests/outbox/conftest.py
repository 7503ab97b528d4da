"""The mail server of these tests."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.outbox.smtp import MailServer


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server that the house uses."""
    with MailServer() as running:
        settings.OUTBOX_TRANSPORT = "workflows.outbox.transport.SmtpTransport"
        settings.OUTBOX_SMTP = {"host": "127.0.0.1", "port": running.port, "timeout": 10}
        yield running
