"""Who gets what at the addresses of the demo: everybody, because it signs strangers in."""

from types import SimpleNamespace
from typing import Any

from .table import row


def missing(world: SimpleNamespace) -> dict[str, Any]:
    """A mail that does not exist."""
    return {"key": "no-such-mail"}


ROWS = [
    row("demo:overview", anonymous=200, default=200),
    row("demo:sign_in", anonymous=200, default=200),
    row("demo:sign_in", method="POST", data={"email": "stranger@example.org"}, anonymous=404, default=404),
    row("demo:mails", anonymous=200, default=200),
    row("demo:mail", make=missing, anonymous=404, default=404),
    row("demo:mail_html", make=missing, anonymous=404, default=404),
]
