"""Rows that fail: remembered with their reason, shown under "Operation", and the other rows go on."""

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.models import Trouble
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, NotAllowed

logger = logging.getLogger(__name__)
_HOUSE = Path(__file__).resolve().parents[2]

Again = Callable[[str], None]
_again: dict[str, Again] = {}


def again_by(job: str) -> Callable[[Again], Again]:
    """A row of this job is tried again at once by the decorated function, which gets the row's name."""

    def add(function: Again) -> Again:
        _again[job] = function
        return function

    return add


def can_try_again(trouble: Trouble) -> bool:
    """Whether somebody may ask for this row before its pause is over."""
    return bool(trouble.subject) and trouble.job in _again


@contextmanager
def one_row(job: str, subject: str) -> Iterator[None]:
    """One row of a job: what it raises is remembered and goes no further; success settles earlier trouble."""
    try:
        yield
    except Exception as error:
        remember(job, subject, error)
    else:
        forget(job, subject)


def remember(job: str, subject: str, error: BaseException) -> Trouble:
    """The job, or this row of it, has failed (again)."""
    reason = reason_of(error)
    logger.error("a row of a job failed", extra={"job": job, "row": subject, "reason": reason})
    with transaction.atomic():
        row, is_new = Trouble.objects.select_for_update().get_or_create(
            job=job[:120], subject=subject[:120], settled_at=None, defaults={"reason": reason}
        )
        if not is_new:
            row.times, row.reason, row.last_at = row.times + 1, reason, timezone.now()
            row.save(update_fields=["times", "reason", "last_at"])
    return row


def forget(job: str, subject: str = "") -> bool:
    """It went well: whether there had been trouble."""
    open_ones = Trouble.objects.filter(job=job[:120], subject=subject[:120], settled_at=None)
    return bool(open_ones.update(settled_at=timezone.now()))


def settle(*, trouble_id: int, actor: User) -> None:
    """Somebody has seen to it; it comes back if it fails again. The caller asks "may I?"."""
    open_ones = Trouble.objects.filter(pk=trouble_id, settled_at=None)
    if not open_ones.update(settled_at=timezone.now(), settled_by=actor, times=F("times")):
        raise AlreadyDone()


def try_again(*, trouble_id: int) -> None:
    """The row is tried at once; the trouble goes when it succeeds. The caller asks "may I?"."""
    trouble = Trouble.objects.filter(pk=trouble_id, settled_at=None).first()
    if trouble is None:
        raise AlreadyDone()
    if not can_try_again(trouble):
        raise NotAllowed(_("This is tried again by itself; nobody can hurry it."))
    _again[trouble.job](trouble.subject)


def reason_of(error: BaseException) -> str:
    """The kind of error and the place in our code, without a word of what it was about."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_ours(frame.filename)]
    if not ours:
        return type(error).__name__
    place = Path(ours[-1].filename).resolve().relative_to(_HOUSE)
    return f"{type(error).__name__} in {place}:{ours[-1].lineno}"[:300]


def _is_ours(filename: str) -> bool:
    path = Path(filename).resolve()
    return path.is_relative_to(_HOUSE) and ".venv" not in path.parts
