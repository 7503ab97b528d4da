"""What a mail says: its template filled in, its text and its HTML part."""

import re

from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from workflows.people.models import House

from .frame import html_from_text
from .models import Message

FIELD = re.compile(r"%%(\w+)%%")


def write(template: str, context: dict[str, object], language: str) -> tuple[str, str]:
    """Subject and text of `template` in `language`; the first line is the subject."""
    with translation.override(language):
        values = Context({"house": House.load(), "language": language, **context}, autoescape=False)
        written = get_template(f"{template}.txt").template.render(values)  # type: ignore[attr-defined]
    subject, _newline, text = written.lstrip().partition("\n")
    return subject.strip(), re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"


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
