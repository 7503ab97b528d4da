"""A real mail server for tests, and workers in processes of their own that can be killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import connection

WORKER = Path(__file__).with_name("worker_process.py")


class MailServer:
    """Keeps what it accepts; can answer with errors and hold a client at a certain moment."""

    def __init__(self, *, pause: float = 0.0, pipelining: bool = False) -> None:
        self.pause = pause
        self.pipelining = pipelining
        self.mails: list[EmailMessage] = []
        self.contents: list[bytes] = []
        self.senders: list[str] = []
        self.recipients: list[str] = []
        self.connections = 0
        self.answers: dict[str, str] = {}
        self.answer_to_sender = ""
        self.answer_to_everybody = ""
        self.answer_to_content = ""
        self.hang_before_accepting = threading.Event()
        self.hang_after_accepting = threading.Event()
        self.hanging = threading.Event()

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Count connections."""
        self.connections += 1
        session.host_name = hostname
        if self.pipelining:
            responses.insert(0, "250-PIPELINING")
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse the house itself when the test says so."""
        if self.answer_to_sender:
            return self.answer_to_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse whom the test named."""
        if answer := self.answers.get(address) or self.answer_to_everybody:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Accept the mail, unless the test wants the client to hang here."""
        if self.hang_before_accepting.is_set():
            await self._hang()
            return "451 never mind"
        if self.answer_to_content:
            return self.answer_to_content
        content = envelope.original_content or b""
        self.contents.append(content)
        self.senders.append(str(envelope.mail_from))
        self.mails.append(message_from_bytes(content, policy=default))  # type: ignore[arg-type]
        self.recipients += envelope.rcpt_tos
        if self.hang_after_accepting.is_set():
            await self._hang()
        time.sleep(self.pause)
        return "250 accepted"

    async def _hang(self) -> None:
        import asyncio  # noqa: PLC0415  only for a hanging server

        self.hanging.set()
        while self.hang_before_accepting.is_set() or self.hang_after_accepting.is_set():
            await asyncio.sleep(0.02)

    def __enter__(self) -> "MailServer":
        self.controller = Controller(self, hostname="127.0.0.1", port=0)
        self.controller.port = _free_port()
        self.controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_before_accepting.clear()
        self.hang_after_accepting.clear()
        self.controller.stop()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.controller.port)

    @property
    def ids(self) -> Counter[str]:
        """How often each Message-ID was accepted."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)


def _free_port() -> int:
    import socket  # noqa: PLC0415

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class WorkerProcess:
    """The house's worker in a process of its own, on the test's database and mail server."""

    def __init__(self, server: MailServer, *, lease: float = 1.0) -> None:
        environment = {
            **os.environ,
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(server.port),
            "MAIL_TRANSPORT": "workflows.outbox.transport.SmtpTransport",
            "OUTBOX_LEASE_SECONDS": str(int(lease)),
            "VAR_DIR": str(settings.VAR),
        }
        self.process = subprocess.Popen([sys.executable, str(WORKER)], env=environment)

    def kill(self) -> None:
        """kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> None:
        """The polite way."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()


def wait_for(condition: Any, *, seconds: float = 40.0, what: str = "it") -> None:
    """Return as soon as `condition()` holds; fail when it doesn't within `seconds`."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.02)
