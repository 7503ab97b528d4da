"""Three issues of the demo house's newsletter in four languages, from `letters.yaml`."""

from typing import Any

from .files import content

_DATA = content("letters")
TITLES: dict[str, dict[str, str]] = _DATA["titles"]


def _issue(raw: dict[str, Any]) -> dict[str, object]:
    """The issue; `item: name` in a rubric stands for the text with this name."""
    rubrics = {
        rubric: [_DATA["items"][each["item"]] if isinstance(each, dict) else each for each in entries]
        for rubric, entries in raw["rubrics"].items()
    }
    return {**raw, "rubrics": rubrics}


ISSUES: tuple[dict[str, object], ...] = tuple(_issue(raw) for raw in _DATA["issues"])
