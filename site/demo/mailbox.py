"""The mails that the demo would have sent, readable in the browser."""

import email
import email.policy
from datetime import datetime
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

SEPARATOR = b"-" * 79
_HEADS = BytesHeaderParser(policy=email.policy.default)


class Line(NamedTuple):
    """One mail in the list of all: who gets it, about what, when it was sent."""

    key: str
    to: str
    subject: str
    sent: datetime


class Mail(NamedTuple):
    """One mail as people read it; the number in its `key` is its place in its file."""

    key: str
    to: str
    subject: str
    sent: datetime
    text: str
    html: str
    attachments: list[str]


def newest(limit: int = 100) -> list[Line]:
    """The newest mails first; only their heads are read."""
    lines = [
        Line(f"{path.stem}-{number}", *_head(_HEADS.parsebytes(raw), path))
        for path in _files()
        for number, raw in enumerate(_mails(path))
    ]
    return sorted(lines, key=lambda line: line.sent, reverse=True)[:limit]


def find(key: str) -> Mail | None:
    """The mail with this key, out of its one file."""
    stem, _, number = key.rpartition("-")
    path = next((path for path in _files() if path.stem == stem), None)
    mails = _mails(path) if path else []
    if path is None or not number.isdecimal() or int(number) >= len(mails):
        return None
    message = email.message_from_bytes(mails[int(number)], policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    attachments = [part.get_filename() or "" for part in message.iter_attachments()]
    return Mail(key, *_head(message, path), _part(message, "plain"), _part(message, "html"), attachments)


def _files() -> list[Path]:
    folder = Path(settings.OUTBOX_FOLDER)
    return sorted(folder.glob("*.log")) if folder.is_dir() else []


def _mails(path: Path) -> list[bytes]:
    """Django's file backend writes several mails into one file, a line of dashes after each."""
    parts = [part.strip() for part in path.read_bytes().split(SEPARATOR + b"\n")]
    return [part for part in parts if part]


def _head(message: Message, path: Path) -> tuple[str, str, datetime]:
    return str(message["To"] or ""), str(message["Subject"] or ""), _sent(message, path)


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    return str(body.get_content()) if body else ""


def _sent(message: Message, path: Path) -> datetime:
    try:
        return parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        return datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
