"""Letters as Word files: the same data as the PDF in a template that people can go on writing in.

Templates are Jinja inside the XML of Word. Beside its data a letter knows its `language`, the facts of the
`house` with `sender` and `contact`, the `words` every letter needs, and these filters: `day` and `money` show
what the PDF shows, `lines` are the paragraphs of a text, `side`, `rtl` and `tongue` what Word has to be told
about one of them.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.formats import date_format

from .settable import SILENT
from .voices import direction_of, language_of, side_of

if TYPE_CHECKING:
    from jinja2 import Environment

# What XML has no place for once the controls are gone.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LONGEST_FACT = 255
_TONGUES = {"de": "de-DE", "en": "en-GB", "ar": "ar-SA", "uk": "uk-UA"}
# Thousands and point, as frame.typ sets them.
_MARKS = {"de": (".", ","), "uk": ("\u00a0", ",")}


def print_docx(path: Path, said: Mapping[str, object], at: datetime) -> bytes:
    """The template filled with what `said` says; the file names `at` as the moment of its writing."""
    from docxtpl import DocxTemplate  # noqa: PLC0415  with Jinja and all of Word: few letters are editable

    language = str(said["language"])
    data = said["data"]
    assert isinstance(data, dict)
    given = _writable(_beside(said, language) | data)
    assert isinstance(given, dict)
    document = DocxTemplate(str(path))
    document.render(given, _environment(language), autoescape=True)
    facts = document.docx.core_properties
    facts.title = " ".join(str(given.get("title") or facts.title).split())[:_LONGEST_FACT]
    facts.language = _tongue(language)
    facts.created = facts.modified = at.astimezone(UTC)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _beside(said: Mapping[str, object], language: str) -> dict[str, object]:
    """What every letter knows; orders that were written before a house was part of them have none."""
    found = said.get("house")
    house = {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
    town = f"{house.get('postcode', '')} {house.get('town', '')}".strip()
    sender = [house.get("name"), house.get("street"), town]
    return {
        "title": said.get("title", ""),
        "language": language,
        "bidi": _flag(side_of(language)),
        "house": house,
        "words": said.get("words", {}),
        "sender": " · ".join(filter(None, sender)),
        "contact": " · ".join(filter(None, [*sender, house.get("email"), house.get("phone")])),
    }


def _writable(value: object) -> object:
    """The same without characters that a Word file can't hold."""
    if isinstance(value, str):
        return _NO_XML.sub("", value.replace("\r\n", "\n").translate(SILENT))
    if isinstance(value, dict):
        return {key: _writable(each) for key, each in value.items()}
    return [_writable(each) for each in value] if isinstance(value, list) else value


def _environment(language: str) -> "Environment":
    from jinja2 import Environment  # noqa: PLC0415  see above

    own = side_of(language)
    environment = Environment(autoescape=True)
    environment.filters |= {
        "colour": lambda code: str(code).lstrip("#"),
        "day": lambda iso: _day(iso, language),
        "lines": lambda text: [line for line in str(text or "").split("\n") if line.strip()],
        "money": lambda amount: _money(amount, language),
        "rtl": lambda line: _flag(direction_of(str(line), "ltr")),
        "shown": lambda row: _shown(row, language),
        "side": lambda line: _flag(direction_of(str(line), own)),
        "tongue": lambda line: _tongue(language_of(str(line), language)),
    }
    return environment


def _shown(row: Mapping[str, str], language: str) -> str:
    """The value of a row of facts by its kind."""
    shown = {"money": _money, "date": _day}.get(row["kind"])
    return shown(row["value"], language) if shown else row["value"]


def _day(iso: str | None, language: str) -> str:
    """ "2026-12-05" (a time after it is ignored) → 5. Dezember 2026."""
    if not iso:
        return ""
    with translation.override(language):
        return date_format(date.fromisoformat(iso[:10]), "j. E Y" if language == "de" else "j E Y")


def _money(amount: str | None, language: str) -> str:
    """ "1234.5" → 1.234,50 € in German, €1,234.50 in English."""
    if not amount:
        return ""
    thousands, point = _MARKS.get(language, (",", "."))
    value = Decimal(amount)
    digits = f"{abs(value):,.2f}".translate({ord(","): thousands, ord("."): point})
    figures = f"−{digits}" if value < 0 else digits
    return f"€{figures}" if language == "en" else f"{figures}\u00a0€"


def _flag(side: str) -> str:
    return "1" if side == "rtl" else "0"


def _tongue(language: str) -> str:
    return _TONGUES.get(language, language)
