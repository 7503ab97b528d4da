"""Limits for whoever calls often: the count stands in the table, each process takes a small share at once.

A statement for each call of the API would cost more than many a call. A process counts a hundredth of the
limit beforehand and gives it out; what it does not give out until the span ends is lost. So nobody ever gets
more than the limit, however many processes there are, and a hundredth less at most from each.
"""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.utils import timezone

from . import limits

PARTS = 100
MOST_HELD = 10_000


@dataclass
class _Share:
    """What a process may still give out until then, and what is left in the table."""

    left: int
    rest: int
    until: datetime


@dataclass(frozen=True)
class Standing:
    """Whether a call may go on, how many more may until the span ends, and in how many seconds it ends."""

    allowed: bool
    most: int
    remaining: int
    reset: int


_held: dict[str, _Share] = {}
_lock = Lock()


def take(what: str, whom: str, most: int, seconds: int = limits.MINUTE) -> Standing:
    """One call of `whom`, of which `most` are allowed in `seconds`."""
    key = limits.digest(f"{what}:{most}", seconds, whom)
    share = _from_held(key)
    if share is None:
        by = max(1, most // PARTS)
        count, until = limits.counted(key, seconds, by)
        share = _hold(key, _Share(max(0, min(by, most - count + by)), max(0, most - count), until))
    allowed = share.left >= 0
    return Standing(allowed, most, max(0, share.left) + share.rest, limits.seconds_until(share.until))


def _from_held(key: str) -> _Share | None:
    """The share after one more call; nothing when the table has to be asked. Below nought: refused."""
    with _lock:
        share = _held.get(key)
        if share is None or share.until <= timezone.now() or (share.left == 0 and share.rest):
            return None
        share.left = max(-1, share.left - 1)
        return _Share(share.left, share.rest, share.until)


def _hold(key: str, new: _Share) -> _Share:
    """The share with what was counted just now, less the call it was counted for."""
    with _lock:
        if len(_held) >= MOST_HELD:
            _held.clear()  # shares are lost, the counts in the table are not
        old = _held.get(key)
        if old is not None and old.until == new.until:
            new.left += max(0, old.left)
        new.left -= 1
        _held[key] = new
        return _Share(new.left, new.rest, new.until)


def forget() -> None:
    """Shares that are held are lost."""
    with _lock:
        _held.clear()
