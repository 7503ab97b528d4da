"""Knowledge, formats, partners and programmes of the demo house, from `directories.yaml`."""

from typing import Any

from .files import Texts, content

_ALL = content("directories")
DISTRICTS: dict[str, Texts] = _ALL["districts"]
LISTS: dict[str, dict[str, Any]] = _ALL["lists"]
ENTRIES: list[dict[str, Any]] = _ALL["entries"]
