"""The standing pages of the demo house, from help and rooms to the legal ones, from `standard.yaml`."""

from typing import Any

from .files import content

PAGES: list[dict[str, Any]] = content("standard")
