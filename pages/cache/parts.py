"""Parts of pages, made once and kept in this process until something they show changes.

A page is forgotten when one of the many things on it changes; the other parts of it needn't be made again.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from pages.cache.subjects import note, noting
from pages.cache.version import changing, looked, stamp

MOST_PARTS = 500
KEEP_SECONDS = 60 * 60


@dataclass(frozen=True)
class _Part:
    made: object
    under: dict[str, str]
    ends: float


_parts: dict[Hashable, _Part] = {}


def part[T](key: Hashable, make: Callable[[], T], *subjects: str, until: datetime | None = None) -> T:
    """What `make` makes of `subjects` and of the pages it reads; `until` it changes by itself.

    As with whole pages (pages.cache.middleware), what was made while something changed is not kept. Whoever
    gets it changes nothing in it.
    """
    if changing():
        return make()
    kept = _parts.get(key)
    if kept is not None and time.time() < kept.ends and looked(kept.under) == kept.under:
        note(*kept.under)
        return cast(T, kept.made)
    before = stamp()
    with noting() as found:
        made = make()
    note(*subjects)
    under = looked(found | set(subjects))
    if stamp() == before:
        ends = time.time() + KEEP_SECONDS
        _keep(key, _Part(made, under, min(ends, until.timestamp()) if until else ends))
    return made


def _keep(key: Hashable, new: _Part) -> None:
    _parts.pop(key, None)
    while len(_parts) >= MOST_PARTS:
        _parts.pop(next(iter(_parts)), None)  # the oldest
    _parts[key] = new
