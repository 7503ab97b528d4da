"""A mail server that takes everything and keeps nothing, so that only the senders are measured.

`sink.py` prints its port and ends when its input does.
"""

import socket
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Nothing:
    """Keeps nothing; takes commands in one go, as mail servers do (RFC 2920)."""

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Say so."""
        session.host_name = hostname
        return ["250-PIPELINING", *responses]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take it."""
        return "250 taken"


def main() -> None:
    """Serve until nobody needs it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    Controller(Nothing(), hostname="127.0.0.1", port=port).start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
