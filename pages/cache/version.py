"""Version stamps of public content: whoever changes content renews them, and what stood under them is gone.

One stamp, `ANY`, changes with every change. Beside it each subject has its own: the frame around every page,
a page with its translations, a list of pages of one type. A kept page names the subjects it shows; it is
forgotten when one of their stamps is another one.

The stamps live in the cache "pages" (files under VAR for one machine, Redis for several), never in the
database, so that looking at them costs no query.
"""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from django.core.cache import caches
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

ANY = "stamp"
FRAME = "stamp:frame"  # menus, footer, house, languages, calls, pictures: what may stand on any page
MADE_GOOD = "stamp:made-good"  # when, after the cache was away, everything kept before was forgotten
_memory: dict[tuple[str, ...], tuple[dict[str, str], dict[str, object]]] = {}


@dataclass
class _Look:
    """What one request has looked at, and the connection that it works with."""

    connection: BaseDatabaseWrapper
    seen: dict[str, str] = field(default_factory=dict)


_look: ContextVar[_Look | None] = ContextVar("_look", default=None)


def of_page(translation_key: object) -> str:
    """The subject of a page in all its languages."""
    return f"stamp:page:{translation_key}"


def of_type(label: str) -> str:
    """The subject of all lists of pages of one type."""
    return f"stamp:type:{label}"


def stamps(subjects: Iterable[str]) -> dict[str, str]:
    """The stamps now; a missing one (first start, emptied cache) is made, which forgets what stood under it.

    While the cache is away every answer is new, so that nothing is kept or found under it.
    """
    cache, wanted = caches["pages"], list(subjects)
    make_good()
    found = cache.get_many(wanted)
    for subject in wanted:
        if subject not in found:
            cache.add(subject, uuid.uuid4().hex, timeout=None)
            found[subject] = cache.get(subject) or uuid.uuid4().hex
    return cast(dict[str, str], found)


def stamp() -> str:
    """The stamp that changes with every change."""
    return stamps([ANY])[ANY]


def renew(*subjects: str) -> None:
    """What shows one of `subjects` is out of date, in all processes; without any, everything is."""
    # ANY before, so that what is being made right now isn't kept under stamps it may not see yet; and after,
    # so that what was compared in between is compared again.
    for subject in (ANY, *(subjects or (FRAME,)), ANY):
        caches["pages"].set(subject, uuid.uuid4().hex, timeout=None)
    _seen().clear()
    cache: Any = caches["pages"]
    if getattr(cache, "lost_at", 0):
        cache.missed()


def make_good() -> None:
    """A cache that was away may have missed a change: once it answers again, nothing older counts.

    One process does it for all that missed nothing since: else each of them, the workers a minute later,
    would forget all pages once more, perhaps just when the database is away and only kept ones can be shown.
    """
    cache: Any = caches["pages"]
    lost_at = getattr(cache, "lost_at", 0)
    if not lost_at:
        return
    if cache.get(MADE_GOOD, 0) > lost_at:
        cache.made_good()
        return
    new, now = uuid.uuid4().hex, time.time()  # the time before: what is missed from now on isn't among it
    cache.set(FRAME, new, timeout=None)
    cache.set(ANY, new, timeout=None)
    cache.set(MADE_GOOD, now, timeout=None)
    if cache.get(ANY) == new == cache.get(FRAME):
        cache.made_good()


def tick() -> None:
    """The worker, too, notices that the cache was away, and makes good what it missed."""
    stamp()


def renew_on_commit(*subjects: str) -> None:
    """Renew when the change is visible to others; once per transaction and subject is enough."""
    new = {*(subjects or (FRAME,))} - {each for waiting in _waiting() for each in waiting}
    if new:
        transaction.on_commit(partial(renew, *sorted(new)))


def changing() -> bool:
    """Whether this very transaction has changed content nobody else sees yet: read and keep nothing."""
    return bool(_waiting())


def _waiting() -> list[tuple[str, ...]]:
    """The subjects that will be renewed when the open transaction is through."""
    look = _look.get()
    connection = look.connection if look else transaction.get_connection()
    if not connection.run_on_commit:
        return []
    waiting = (entry[1] for entry in connection.run_on_commit)
    return [each.args for each in waiting if isinstance(each, partial) and each.func is renew]


@contextmanager
def looking_once() -> Iterator[None]:
    """For one request: each stamp is looked at once, so that all parts of the answer are of one moment.

    A request can stand inside another one: Wagtail draws its previews so.
    """
    outer = _look.set(_Look(transaction.get_connection()))
    try:
        yield
    finally:
        _look.reset(outer)


def _seen() -> dict[str, str]:
    """The stamps that this request has looked at; outside a request nothing is kept."""
    look = _look.get()
    return {} if look is None else look.seen


def looked(subjects: Iterable[str]) -> dict[str, str]:
    """The stamps as this request sees them."""
    wanted, seen = list(subjects), _seen()
    if unknown := [each for each in wanted if each not in seen]:
        seen.update(stamps(unknown))
    return {each: seen[each] for each in wanted}


def remembered[T](key: str, compute: Callable[[], T], *subjects: str) -> T:
    """`compute()`'s answer, kept in this process until the frame or one of `subjects` changes."""
    if changing():
        return compute()
    wanted = (FRAME, *subjects)
    now = looked(wanted)
    kept_under, kept = _memory.get(wanted, ({}, {}))
    if kept_under != now:
        kept = {}
        _memory[wanted] = (now, kept)
    if key not in kept:
        kept[key] = compute()
    return cast(T, kept[key])
