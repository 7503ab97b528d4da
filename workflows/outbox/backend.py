"""Django's mail functions lead here: every mail becomes a row, the worker sends it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation

from workflows.people.models import House

from .actions import BY_A_PROGRAM, queue_message
from .models import Priority


class OutboxEmailBackend(BaseEmailBackend):
    """Writes each mail into the outbox, one row for each recipient, in the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """All mails wait in the outbox; returns how many mails were given."""
        for mail in email_messages:
            for address in mail.recipients():
                queue_message(
                    to_address=address,
                    subject=str(mail.subject),
                    text=str(mail.body),
                    html=_html_part(mail),
                    language=translation.get_language() or "de",
                    from_address=mail.from_email or "",
                    reply_to=", ".join(mail.reply_to) or House.load().email,
                    headers={**BY_A_PROGRAM, **{n: str(value) for n, value in mail.extra_headers.items()}},
                    priority=Priority.NOW,
                )
        return len(email_messages)


def _html_part(mail: object) -> str:
    for alternative in getattr(mail, "alternatives", ()):
        if alternative.mimetype == "text/html":
            return str(alternative.content)
    return ""
