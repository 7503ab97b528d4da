"""Home page, lists, team, call pages, menus and footer of the demo house, from YAML files."""

from typing import Any

from .files import content, pairs

_FRAME, _TEAM = content("frame"), content("team")
type Links = list[tuple[str, dict[str, str]]]


def _links(rows: list[dict[str, Any]]) -> Links:
    return [(row["to"], row.get("text", {})) for row in rows]


def _home(raw: dict[str, Any]) -> dict[str, object]:
    return {**raw, "doors": [tuple(door.values()) for door in raw["doors"]]}


HOUSE: dict[str, str] = _FRAME["house"]
HOME: dict[str, dict[str, Any]] = {language: _home(raw) for language, raw in content("home").items()}
# key: (slug per language, {language: (title, introduction)})
LISTS: dict[str, tuple[dict[str, str], dict[str, tuple[str, str]]]] = {
    key: (raw["slug"], pairs(raw["texts"])) for key, raw in _FRAME["lists"].items()
}
CALLS: dict[str, dict[str, Any]] = content("call_pages")
TEAM_TEXT = pairs(_TEAM["text"])
TEAM_SLUG: str = _TEAM["slug"]
# name, e-mail, phone, variant of the portrait, {language: (task, languages)}
TEAM: list[tuple[str, str, str, int, dict[str, tuple[str, str]]]] = [
    (raw["name"], raw["email"], raw["phone"], raw["portrait"], pairs(raw["texts"])) for raw in _TEAM["people"]
]
CONTACTS: dict[str, tuple[str, str, str]] = {
    key: (raw["name"], raw["email"], raw["phone"]) for key, raw in _TEAM["contacts"].items()
}
# key: (motif of the logo, {language: (name, required wording)})
FUNDERS: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    key: (raw["motif"], pairs(raw["texts"])) for key, raw in _FRAME["funders"].items()
}
MENU_TITLE: dict[str, str] = _FRAME["menu_title"]
MENU: Links = _links(_FRAME["menu"])
FOOTER: list[tuple[dict[str, str], Links]] = [
    (raw["title"], _links(raw["links"])) for raw in _FRAME["footer"]
]
FOOTER_NOTE: dict[str, str] = _FRAME["footer_note"]
