"""From a row to what leaves: the bytes of a mail, or a mail that another transport takes."""

import re
from email.message import EmailMessage
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings

from . import mime
from .bodies import FIELD, html_of, text_of
from .models import Message, SharedBody
from .transport import WrittenMail

# A campaign has a text for each language and each choice of rubrics; so many stay in memory, 100 kB each.
MOULDS = 64


class _Shape(NamedTuple):
    """What mails of one shared text have in common."""

    body: int
    subject: str
    sender: str
    reply_to: str


def envelope_sender() -> str:
    """Where mail servers report what they could not deliver: the same for every mail of the house.

    So a refusal of the sender is never about one mail, and SPF looks at the house's own domain only.
    """
    return mime.address_of(settings.OUTBOX_BOUNCES_TO or settings.DEFAULT_FROM_EMAIL)


def as_bytes(message: Message) -> bytes:
    """The mail as an SMTP server gets it; what many mails share is written once."""
    headers = mime.head(_headers(message))
    if message.shared_body_id is None or getattr(message, "has_files", True):
        return headers + _written(message).as_bytes()
    shape = _Shape(message.shared_body_id, message.subject, _sender(message), message.reply_to)
    return _mould(shape).filled(headers, message.fields)


def as_mail(message: Message) -> WrittenMail:
    """The mail for a transport of Django's kind, e.g. a service's API."""
    own = _headers(message)
    mail = WrittenMail(
        subject=message.subject,
        body=text_of(message),
        from_email=_sender(message),
        to=[message.to_address],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={name: value for name, value in own.items() if name not in ("To", "Date")},
    )
    mail.attach_alternative(html_of(message), "text/html")
    for name, content, media_type in _files(message):
        mail.attach(name, content, media_type)
    mail.written = _written(message)
    for name, value in own.items():
        mail.written[name] = value
    return mail


def _written(message: Message) -> EmailMessage:
    return mime.message(
        subject=message.subject,
        sender=_sender(message),
        reply_to=message.reply_to,
        text=text_of(message),
        html=html_of(message),
        attachments=_files(message),
    )


@lru_cache(maxsize=MOULDS)
def _mould(shape: _Shape) -> mime.Mould:
    """The text that readers share, with its places; a shared text is never changed once it is written."""
    body = SharedBody.objects.get(pk=shape.body)
    written = mime.message(
        subject=shape.subject,
        sender=shape.sender,
        reply_to=shape.reply_to,
        text=body.text,
        html=body.html,
    )
    names = sorted(set(re.findall(FIELD, body.text + body.html)))
    return mime.Mould.of(written, names)


def _headers(message: Message) -> dict[str, str]:
    return mime.own_headers(
        to=message.to_address,
        message_id=message.message_id,
        language=message.language,
        headers=message.headers,
    )


def _sender(message: Message) -> str:
    return message.from_address or settings.DEFAULT_FROM_EMAIL


def _files(message: Message) -> list[tuple[str, bytes, str]]:
    if not getattr(message, "has_files", True):
        return []
    files = []
    for document in message.attachments.order_by("created_at", "id"):  # as the case page lists them
        with document.file.open("rb") as file:
            files.append((document.name, file.read(), document.media_type))
    return files
