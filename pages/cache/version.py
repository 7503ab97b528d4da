"""The version stamp of all public content: whoever changes content renews it, and everything older is gone.

The stamp lives in the cache "pages" (files under VAR for one machine, Redis for several), never in the
database, so that looking at it costs no query. What was computed under an older stamp is never read again.
"""

import uuid
from collections.abc import Callable
from typing import Any, cast

from django.core.cache import caches
from django.db import transaction

STAMP = "stamp"
_memory: tuple[str, dict[str, Any]] = ("", {})


def stamp() -> str:
    """The stamp now; a missing one (first start, emptied cache) is made, which forgets everything older.

    While the cache is away every answer is new, so that nothing is kept or found under it.
    """
    cache = caches["pages"]
    make_good()
    value = cache.get(STAMP)
    if value is None:
        cache.add(STAMP, uuid.uuid4().hex, timeout=None)
        value = cache.get(STAMP)
    return cast(str, value) or uuid.uuid4().hex


def renew() -> None:
    """Everything kept so far is out of date, in all processes."""
    caches["pages"].set(STAMP, uuid.uuid4().hex, timeout=None)


def make_good() -> None:
    """A cache that was away may have missed a change: once it answers again, nothing older counts."""
    cache: Any = caches["pages"]
    if not getattr(cache, "lost", False):
        return
    new = uuid.uuid4().hex
    cache.set(STAMP, new, timeout=None)
    if cache.get(STAMP) == new:
        cache.made_good()


def tick() -> None:
    """The worker, too, notices that the cache was away, and makes good what it missed."""
    stamp()


def renew_on_commit() -> None:
    """Renew when the change is visible to others; once per transaction is enough."""
    if not changing():
        transaction.on_commit(renew)


def changing() -> bool:
    """Whether this very transaction has changed content nobody else sees yet: read and keep nothing."""
    return any(function is renew for _savepoints, function, *_ in transaction.get_connection().run_on_commit)


def remembered[T](key: str, compute: Callable[[], T]) -> T:
    """`compute()`'s answer, kept in this process until the stamp changes."""
    global _memory  # noqa: PLW0603  one small memory per process, swapped whole
    if changing():
        return compute()
    now = stamp()
    kept_under, kept = _memory
    if kept_under != now:
        kept = {}
        _memory = (now, kept)
    if key not in kept:
        kept[key] = compute()
    return cast(T, kept[key])
