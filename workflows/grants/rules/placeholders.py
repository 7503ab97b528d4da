"""What a text of a call may leave open for each contract: {title} becomes the project of the case."""

import re
from collections.abc import Mapping

KNOWN = ("number", "title", "group", "amount", "start", "end")
_PLACE = re.compile(r"\{([^{}]*)\}")


def unknown(*texts: str) -> str:
    """The placeholders that no contract fills, as they are written; empty when there are none."""
    found = {place for text in texts for place in _PLACE.findall(text) if place not in KNOWN}
    return ", ".join(f"{{{place[:30]}}}" for place in sorted(found)[:5])


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is true of one contract."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)
