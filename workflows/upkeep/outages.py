"""What a failed call to database or disk means: away, full, or held by somebody else for too long."""

import errno
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

# PostgreSQL's codes (appendix A): connection lost, starting or stopping, too many connections, no more room.
AWAY = ("08", "57P", "53")
LOCK_TIMEOUT = "55P03"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def is_outage(error: BaseException) -> bool:
    """Whether the house can't work now but will again: database away, disk full, object store away."""
    return any(_away(each) or _full(each) or getattr(each, "outage", False) for each in _chain(error))


def is_database_away(error: BaseException) -> bool:
    """Whether nothing can be read at all; a full disk or a store that hangs stops some things only."""
    return any(_away(each) for each in _chain(error))


def is_lock_timeout(error: BaseException) -> bool:
    """Whether somebody else held what was needed for too long."""
    return any(isinstance(each, OperationalError) and _code(each) == LOCK_TIMEOUT for each in _chain(error))


def _away(error: BaseException) -> bool:
    if isinstance(error, InterfaceError):
        return True
    code = _code(error)
    return isinstance(error, OperationalError) and (not code or code.startswith(AWAY))


def _full(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno in FULL


def _code(error: BaseException) -> str:
    """The code the server gave; none when it could not even answer."""
    return getattr(error.__cause__, "pgcode", None) or ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
