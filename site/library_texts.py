"""Texts of libraries that people meet and that the library itself leaves in another language.

Which they are is read from the installed packages, so an update that brings new texts fails the check until
somebody has translated them. Django answers an Arabic reader in German where a catalogue has a hole.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

# Folders of catalogues; every text below one of them may stand on a screen.
PACKAGES = (
    "allauth",
    "django.conf",
    "django.contrib.auth",
    "django.contrib.postgres",
    "taggit",
    "wagtail",
    "wagtail.admin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail_localize",
)

type Key = tuple[str | None, str]


def key(message: Message) -> Key:
    """What tells one message from another."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def is_translated(message: Message) -> bool:
    """Whether a reader gets this text in the catalogue's language, in all its plural forms."""
    texts = [message.string] if isinstance(message.string, str) else list(message.string or [])
    return bool(texts) and all(texts) and not message.fuzzy


def lacking(language: str, known: set[Key]) -> Catalog:
    """Every text of the packages that neither they nor `known` say in `language`."""
    said = known | {key(each) for each in _messages(language) if is_translated(each)}
    catalog = Catalog(charset="utf-8")
    for message in _messages("en"):
        if key(message) not in said:
            flags = {"python-format"} & message.flags
            catalog.add(message.id, context=message.context, flags=flags)
    return catalog


def _messages(language: str) -> Iterator[Message]:
    """What the packages hold in one language; English holds every text."""
    for package in PACKAGES:
        path = _folder(package) / language / "LC_MESSAGES" / "django.po"
        if path.exists():
            with path.open("rb") as file:
                yield from (message for message in read_po(file) if message.id)


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise LookupError(f"{package} is not installed")
    return Path(next(iter(found.submodule_search_locations))) / "locale"
