"""Mails about accounts and organisations: plain text in the reader's language, through the outbox."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from ..models import House


def render(template: str, *, to: str, language: str, context: dict[str, object]) -> EmailMessage:
    """The mail of `template`, a text file whose first line is the subject."""
    with translation.override(language):
        text = render_to_string(template, {"house": House.load(), "email": to, **context})
    subject, _line, body = text.strip().partition("\n")
    return EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[to])


def send(template: str, *, to: str, language: str, context: dict[str, object]) -> None:
    """The mail lies in the outbox, in the running transaction; the worker sends it after the commit."""
    mail = render(template, to=to, language=language, context=context)
    with translation.override(language):
        mail.send()
