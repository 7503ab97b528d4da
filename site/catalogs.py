"""The translations of the screens: extract, check and compile one catalogue a room, without system tools.

python site/catalogs.py update [room …]    msgids from code and templates into locale/<room>/<language>/
python site/catalogs.py check [room …]     what is missing, broken or in conflict; exit status 1 if anything
python site/catalogs.py compile            .po to .mo, only where older
"""

import io
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize
from library_texts import Key, is_translated, key, lacking

from processes import PROCESSES, label

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "ar", "uk")
FOLDERS = {
    "site": "site",
    "demo": "site/demo",
    "pages": "pages",
    "newsletters": "pages/newsletters",
    "builder": "pages/builder",
    **{
        name: f"workflows/{name}"
        for name in (
            "upkeep",
            "values",
            "people",
            "engine",
            "forms",
            "documents",
            "outbox",
            "webhooks",
            "organisations",
            "indicators",
            "desk",
        )
    },
    **{label(process): process.replace(".", "/") for process in PROCESSES},
}
# The catalogue of what libraries say and don't translate (library_texts.py); no code of ours belongs to it.
LIBRARIES = "libraries"
ROOMS = [*FOLDERS, LIBRARIES]
SUFFIXES = {".py", ".html", ".txt", ".mjml"}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# How each language counts (CLDR), written the same way in every catalogue: Babel and gettext number the last
# two Arabic forms differently, and a text under the other header is read out wrong from 11 to 99.
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
    "uk": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
# In a text that runs from the right, the last dot of "e.V." wanders to the other end without a mark behind.
LOOSE_DOT = re.compile(r"(?<![A-Za-z.])(?:[A-Za-z]{1,2}\.\s?)+[A-Z][a-z]{0,2}\.(?!\u200e)")
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}")


def sources(room: str) -> Iterator[Path]:
    """The files whose texts belong to `room`; a room inside another keeps its own."""
    inner = [ROOT / folder for folder in FOLDERS.values() if folder.startswith(f"{FOLDERS[room]}/")]
    for path in sorted((ROOT / FOLDERS[room]).rglob("*")):
        if path.suffix in {".py", ".html", ".txt", ".mjml"} and not any(
            path.is_relative_to(i) for i in inner
        ):
            yield path


def wanted(room: str, language: str) -> Catalog:
    """Every message that the room's catalogue has to hold in `language`."""
    if room == LIBRARIES:
        return lacking(language, _own(language))
    return extracted(room)


def _own(language: str) -> set[Key]:
    return {
        key(each) for room in FOLDERS for each in stored(room, language) if each.id and is_translated(each)
    }


@cache
def extracted(room: str) -> Catalog:
    """Every message of the room, as its code and templates stand now."""
    catalog = Catalog(charset="utf-8")
    for path in sources(room):
        text = path.read_text()
        if path.suffix != ".py":
            # Babel reads it as Python, where the margin of a template's line would mean something.
            text = "\n".join(line.strip() for line in templatize(text).splitlines())
        found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
        for _line, message, _comments, context in found:
            catalog.add(
                message,
                locations=[(str(path.relative_to(ROOT)), 0)],
                context=context,
                flags=_flags(message),
            )
    return catalog


def _flags(message: str | tuple[str, ...]) -> list[str]:
    texts = (message,) if isinstance(message, str) else message
    return ["python-format"] if any(re.search(r"%\(\w+\)", text) for text in texts) else []


def po_path(room: str, language: str) -> Path:
    """Where the catalogue lies."""
    return ROOT / "locale" / room / language / "LC_MESSAGES" / "django.po"


def stored(room: str, language: str) -> Catalog:
    """The catalogue as it lies in locale/; an empty one when there is none yet."""
    path = po_path(room, language)
    if not path.exists():
        return _counting(Catalog(locale=language, charset="utf-8", fuzzy=False), language)
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def _counting(catalog: Catalog, language: str) -> Catalog:
    """The catalogue with the house's own rule of counting in its header."""
    catalog.mime_headers = [("Plural-Forms", PLURALS[language])]
    return catalog


def update(room: str) -> None:
    """The room's three catalogues hold exactly the messages of its code; translations are kept."""
    for language in LANGUAGES:
        template = wanted(room, language)
        catalog = _counting(stored(room, language), language)
        template.creation_date = catalog.creation_date  # no new date for the same messages
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = po_path(room, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)


def complaints(room: str) -> list[str]:
    """What is wrong with the room's catalogues, one line each."""
    return [line for language in LANGUAGES for line in _complaints_in(room, language, wanted(room, language))]


def _complaints_in(room: str, language: str, template: Catalog) -> Iterator[str]:
    catalog = stored(room, language)
    if catalog.plural_forms != PLURALS[language]:
        yield f"{room}/{language}: other plural rule: {catalog.plural_forms}"
    for message in template:
        if not message.id:
            continue
        found = catalog.get(message.id, message.context)
        name = message.id if isinstance(message.id, str) else message.id[0]
        if found is None or not found.string or (isinstance(found.string, tuple) and not all(found.string)):
            yield f"{room}/{language}: not translated: {name!r}"
        elif isinstance(found.string, tuple) and len(found.string) != catalog.num_plurals:
            yield f"{room}/{language}: {len(found.string)} of {catalog.num_plurals} plural forms: {name!r}"
        elif found.fuzzy:
            yield f"{room}/{language}: fuzzy: {name!r}"
        elif isinstance(found.string, str) and _placeholders(name) != _placeholders(found.string):
            yield f"{room}/{language}: other placeholders: {name!r}"
        elif language == "ar" and LOOSE_DOT.search(str(found.string)):
            yield f"{room}/{language}: no U+200E behind an abbreviation: {name!r}"


def _placeholders(text: str) -> set[str]:
    return {a or b for a, b in PLACEHOLDER.findall(text)}


def conflicts(rooms: list[str]) -> list[str]:
    """Messages that a room of `rooms` translates differently from any other room, one line each.

    Django merges all catalogues into one: the first room would silently win. The same meaning takes the same
    words everywhere; another meaning takes a context (`pgettext`).
    """
    return [line for language in LANGUAGES for line in _conflicts_in(rooms, language)]


def _conflicts_in(rooms: list[str], language: str) -> Iterator[str]:
    found: dict[tuple[object, object], dict[str, object]] = {}
    for room in sorted(ROOMS):
        for message in stored(room, language):
            if message.id and message.string and (isinstance(message.string, str) or all(message.string)):
                found.setdefault((message.context, message.id), {})[room] = message.string
    for (_context, name), texts in found.items():
        if len(set(texts.values())) > 1 and not texts.keys().isdisjoint(rooms):
            words = ", ".join(f"{room} {text!r}" for room, text in texts.items())
            yield f"{language}: translated differently: {name!r}: {words}"


def compile_all() -> None:
    """Every .po has a .mo that is not older."""
    for path in (ROOT / "locale").glob("*/*/LC_MESSAGES/django.po"):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        language = path.parent.parent.name
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, charset="utf-8")
        with target.open("wb") as file:
            write_mo(file, catalog)


def main(arguments: list[str]) -> int:
    """Do what the command line says; returns the exit status."""
    verb, rooms = (arguments or ["help"])[0], arguments[1:] or ROOMS
    if verb == "update":
        for room in rooms:
            update(room)
    elif verb == "check":
        lines = [*(line for room in rooms for line in complaints(room)), *conflicts(rooms)]
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return 1 if lines else 0
    elif verb == "compile":
        compile_all()
    else:
        sys.stdout.write(__doc__ or "")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
