"""The house's frame around every mail: MJML with the house's name and colours, in both directions."""

import re
from dataclasses import dataclass
from typing import Any

import mrml
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import get_language_info, pgettext

from workflows.people.models import House

_URL_LINE = re.compile(r"^https?://\S+$")
_CODE_LINE = re.compile(r"^[A-Z0-9]{3,8}(-[A-Z0-9]{3,8}){0,2}$")
LONGEST_GREETING, PREVIEW = 60, 140
# Some programs drop style sheets: headings look as their block says, wherever they are read.
HEADING_STYLE = "font-size:inherit;font-weight:inherit;line-height:inherit;margin:0"


@dataclass(frozen=True)
class Part:
    """A piece of a mail: a `paragraph` with lines, a `button` with a link, a `code`, or a `list`."""

    kind: str
    lines: tuple[str, ...] = ()
    href: str = ""

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)


def parts_of(text: str) -> list[Part]:
    """The paragraphs of a plain text; a line that is only an address of the house becomes a button."""
    parts: list[Part] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        parts.extend(_parts_of_block([line.strip() for line in block.splitlines() if line.strip()]))
    return parts


def _parts_of_block(lines: list[str]) -> list[Part]:
    parts: list[Part] = []
    waiting: list[str] = []
    for line in lines:
        if _is_own_address(line):
            label = (
                waiting.pop().rstrip(":： ")
                if waiting and waiting[-1].endswith((":", "："))
                else pgettext("button in a mail", "Open")
            )
            parts += [*_paragraph(waiting), Part("button", (label,), line)]
            waiting = []
        else:
            waiting.append(line)
    return [*parts, *_paragraph(waiting)]


def _paragraph(lines: list[str]) -> list[Part]:
    if not lines:
        return []
    if len(lines) == 1 and _CODE_LINE.match(lines[0]):
        return [Part("code", tuple(lines))]
    if all(line.startswith(("- ", "• ")) for line in lines):
        return [Part("list", tuple(line[2:] for line in lines))]
    return [Part("paragraph", tuple(lines))]


def _is_own_address(line: str) -> bool:
    """Only links into the house become buttons: text that somebody typed can't dress up a foreign link."""
    return bool(_URL_LINE.match(line)) and line.startswith(settings.PUBLIC_URL + "/")


def html_from_text(*, subject: str, text: str, language: str) -> str:
    """The HTML part of a plain text mail."""
    with translation.override(language):
        parts = parts_of(text)
        context = {"subject": subject, "parts": parts, "preview": preview_of(parts)}
        return in_frame("mail/plain.mjml", context, language)


def preview_of(parts: list[Part]) -> str:
    """What lists of mails show beside the subject: the first sentences, without the greeting."""
    said = [part.text for part in parts if part.kind == "paragraph"]
    if len(said) > 1 and len(said[0]) <= LONGEST_GREETING:
        said = said[1:]
    return Truncator(said[0]).chars(PREVIEW) if said else ""


def in_frame(template: str, context: dict[str, Any], language: str) -> str:
    """The MJML `template` (which extends mail/frame.mjml) as HTML in `language` and its direction."""
    with translation.override(language):
        right_to_left = get_language_info(language)["bidi"]
        mjml = render_to_string(
            template,
            {
                "house": House.load(),
                "public_url": settings.PUBLIC_URL,
                "heading_style": HEADING_STYLE,
                "language": language,
                "direction": "rtl" if right_to_left else "ltr",
                "start": "right" if right_to_left else "left",
                "end": "left" if right_to_left else "right",
                **context,
            },
        )
    return mrml.to_html(mjml).content
