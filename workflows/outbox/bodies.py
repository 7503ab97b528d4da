"""What a mail says: its template filled in, its text and its HTML part."""

import re

from django.template import Context
from django.utils import translation

from workflows.people.models import House

from .frame import html_from_text
from .models import Message
from .texts import kept
from .texts.originals import template_of, tidy

FIELD = re.compile(r"%%(\w+)%%")


def write(
    template: str, context: dict[str, object], language: str, house: House | None = None
) -> tuple[str, str]:
    """Subject and text of `template` in `language`, as an administrator or the house wrote it."""
    with translation.override(language):
        values = Context({"house": house or House.load(), "language": language, **context}, autoescape=False)
        own = kept.written(template, language, values)
        return own or tidy(template_of(template).render(values))


def text_of(message: Message) -> str:
    """The plain text part of `message`."""
    if message.shared_body is None:
        return message.text
    return _filled(message.shared_body.text, message.fields)


def html_of(message: Message) -> str:
    """The HTML part of `message`; made from its text inside the house's frame unless it brings its own."""
    if message.shared_body and message.shared_body.html:
        return _filled(message.shared_body.html, message.fields)
    if message.html:
        return message.html
    return html_from_text(subject=message.subject, text=text_of(message), language=message.language)


def _filled(body: str, fields: dict[str, str]) -> str:
    return FIELD.sub(lambda match: str(fields.get(match[1], "")), body)
