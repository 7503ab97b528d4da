"""What a text of a call may leave open for each contract: {title} becomes the project of the case."""

import re
from collections.abc import Mapping

KNOWN = ("number", "title", "group", "amount", "start", "end")
# Marks that make text read differently from what it says, and what no database stores.
TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PLACE = re.compile(r"\{([^{}]*)\}")


def unknown(*texts: str, known: tuple[str, ...] = KNOWN) -> str:
    """The placeholders that nobody fills, as they are written; empty when there are none."""
    found = {place for text in texts for place in _PLACE.findall(text) if place not in known}
    return ", ".join(f"{{{place[:30]}}}" for place in sorted(found)[:5])


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is true of one contract."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)
