"""Caches that fail softly: a store that is away, hangs or is full is a miss, never an error."""

import itertools
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache

logger = logging.getLogger(__name__)
# After a failure nobody asks for so long; then one caller tries, and each further failure waits longer.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 15.0


@dataclass
class Breaker:
    """Whether a store may be asked now; shared by all threads of this process."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    pause: float = 0.0
    closed_until: float = 0.0
    lost_at: float = 0.0  # when it failed last, if nobody has made good yet what was not written

    def may_try(self) -> bool:
        """Whether to ask: always while all is well, else one caller after each pause."""
        if not self.pause:
            return True
        with self.lock:
            now = time.monotonic()
            if now < self.closed_until:
                return False
            self.closed_until = now + self.pause
            return True

    def failed(self) -> None:
        """The store did not answer: everybody leaves it alone for a while."""
        with self.lock:
            self.pause = min(LONGEST_PAUSE, self.pause * 2 or FIRST_PAUSE)
            self.closed_until = time.monotonic() + self.pause
            self.lost_at = time.time()

    def worked(self) -> None:
        """The store answers again."""
        self.pause = 0.0


_breakers: dict[str, Breaker] = {}


def _forgiving(name: str, miss: Callable[[tuple[Any, ...], dict[str, object]], object]) -> Any:
    """The method `name` of the backend; when the store fails, what `miss` makes of the arguments."""

    def method(self: Any, *args: object, **kwargs: object) -> object:
        if not self.breaker.may_try():
            return miss(args, kwargs)
        try:
            answer = getattr(super(Forgiving, self), name)(*args, **kwargs)
        except self.failures as error:
            self.breaker.failed()
            logger.warning("cache away", extra={"cache": self.label, "error": type(error).__name__})
            return miss(args, kwargs)
        self.breaker.worked()
        return answer

    return wraps(getattr(BaseCache, name))(method)


def _default(args: tuple[object, ...], kwargs: dict[str, object]) -> object:
    return kwargs.get("default", args[1] if len(args) > 1 else None)


def _unknown(args: tuple[object, ...], kwargs: dict[str, object]) -> object:
    raise ValueError("the key is not there")  # as Django says it for a key that ran out


class Forgiving:
    """Mixed into a cache backend. `lost_at` tells that something may not have been written."""

    failures: tuple[type[Exception], ...] = (OSError,)
    breaker: Breaker
    label: str

    def _remember(self, location: str, params: dict[str, object]) -> None:
        self.label = str(params.get("KEY_PREFIX", "")) or "default"
        self.breaker = _breakers.setdefault(f"{location} {self.label}", Breaker())

    @property
    def lost_at(self) -> float:
        """When (seconds of the epoch) something was last not written, 0 when nothing is to be made good."""
        return self.breaker.lost_at

    def missed(self) -> None:
        """Something mattered that may not have been written, also when the store wasn't even asked."""
        if self.breaker.lost_at:
            self.breaker.lost_at = time.time()

    def made_good(self) -> None:
        """What could not be written has been written now."""
        self.breaker.lost_at = 0.0

    get = _forgiving("get", _default)
    get_many = _forgiving("get_many", lambda args, kwargs: {})
    add = _forgiving("add", lambda args, kwargs: False)
    set = _forgiving("set", lambda args, kwargs: None)
    set_many = _forgiving("set_many", lambda args, kwargs: list(args[0]))
    touch = _forgiving("touch", lambda args, kwargs: False)
    delete = _forgiving("delete", lambda args, kwargs: False)
    delete_many = _forgiving("delete_many", lambda args, kwargs: None)
    has_key = _forgiving("has_key", lambda args, kwargs: False)
    incr = _forgiving("incr", _unknown)
    clear = _forgiving("clear", lambda args, kwargs: False)


class ForgivingFiles(Forgiving, FileBasedCache):
    """Files; a full disk is a miss. Counting them takes long, so it isn't done for each that is written."""

    COUNT_EVERY = 50

    def __init__(self, dir: str, params: dict[str, object]) -> None:
        super().__init__(dir, params)
        self._remember(str(dir), params)
        self._written = itertools.count(1)

    def _cull(self) -> None:
        """Take away what is too much."""
        if next(self._written) % self.COUNT_EVERY == 0:
            super()._cull()  # type: ignore[misc]
