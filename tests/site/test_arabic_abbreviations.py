"""Latin abbreviations in Arabic texts keep their dots where they belong.

They come out of catalogues, forms and rules, where nothing marks them as Latin. The mark of direction behind
the last dot does it on screens, in letters and in mails alike.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from catalogs import LOOSE_DOT

ARABIC = re.compile(r"[\u0600-\u06ff]")
FOLDERS = ("workflows", "site", "pages")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def files() -> list[Path]:
    """All content that is kept as data."""
    found = (path for folder in FOLDERS for path in (settings.ROOT / folder).rglob("*"))
    return sorted(path for path in found if path.suffix in {".json", ".yaml"} and "static" not in path.parts)


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(settings.ROOT)))
def test_no_dot_wanders(path: Path) -> None:
    read = json.loads if path.suffix == ".json" else yaml.safe_load
    texts = [text for text in _strings(read(path.read_text())) if ARABIC.search(text)]
    assert [
        line for text in texts for line in text.split("\n") if ARABIC.search(line) and LOOSE_DOT.search(line)
    ] == []


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("جمعية e.V. في", True),
        ("جمعية i. Gr.", True),
        ("جمعية e.V.\u200e في", False),
        ("مدينة Köln.", False),
        ("انظر example.org.", False),
        ("§ 57 BGB.", False),
    ],
)
def test_what_counts_as_loose(text: str, loose: bool) -> None:
    assert bool(LOOSE_DOT.search(text)) is loose
