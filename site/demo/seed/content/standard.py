"""The standing pages of the demo house (about, help, rooms, questions, contact, legal), from `standard.yaml`."""

from typing import Any

from .files import content

PAGES: list[dict[str, Any]] = content("standard")
