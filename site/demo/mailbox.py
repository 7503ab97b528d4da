"""The mails that the demo would have sent, readable in the browser."""

import email
import email.policy
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

SEPARATOR = b"-" * 79


class Mail(NamedTuple):
    """One mail as people read it; `number` is its place in its file."""

    key: str
    to: str
    subject: str
    sent: datetime
    text: str
    html: str
    attachments: list[str]


def newest(limit: int = 100) -> list[Mail]:
    """The newest mails first."""
    return sorted(_all(), key=lambda mail: mail.sent, reverse=True)[:limit]


def find(key: str) -> Mail | None:
    """The mail with this key."""
    return next((mail for mail in _all() if mail.key == key), None)


def _all() -> list[Mail]:
    folder = Path(settings.EMAIL_FILE_PATH)
    if not folder.is_dir():
        return []
    return [mail for path in sorted(folder.glob("*.log")) for mail in _read(path)]


def _read(path: Path) -> list[Mail]:
    """Django's file backend writes several mails into one file, a line of dashes after each."""
    parts = [part.strip() for part in path.read_bytes().split(SEPARATOR + b"\n")]
    return [_parsed(f"{path.stem}-{number}", part, path) for number, part in enumerate(parts) if part]


def _parsed(key: str, raw: bytes, path: Path) -> Mail:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return Mail(
        key=key,
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        sent=_sent(message, path),
        text=_part(message, "plain"),
        html=_part(message, "html"),
        attachments=[part.get_filename() or "" for part in message.iter_attachments()],
    )


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    return str(body.get_content()) if body else ""


def _sent(message: EmailMessage, path: Path) -> datetime:
    try:
        return parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        return datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
