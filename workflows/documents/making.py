"""Making what the house writes: the worker prints letters that were asked for, each until it is there.

An order is claimed with a lease that is committed first, so a killed worker's order comes back by itself,
later each time: a letter that kills whoever prints it does not keep the others waiting.
"""

import hashlib
import logging
import time
import uuid
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from workflows.engine import troubles
from workflows.engine.leaving import leaving
from workflows.people.verdicts import AlreadyDone

from .letters import fingerprint, print_letter
from .models import Document, DocumentState, LetterOrder

logger = logging.getLogger(__name__)

JOB = "workflows.documents.making.tick"
# How long a letter waits after its first, second … failure, and from then on as after the last.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 3600, 10800, 21600, 43200))
# The first failure may be a moment's; from the second on the readers are told and the office hears of it.
TOLD_AFTER = 2
LEASE = timedelta(minutes=2)
TURN_SECONDS = 20.0


def tick(*, seconds: float = TURN_SECONDS) -> int:
    """Letters that are due have been made or tried, for at most `seconds`; returns how many are there."""
    until = time.monotonic() + seconds
    made = 0
    while time.monotonic() < until and not leaving() and (order := _claim()):
        made += _make(order)
    return made


@troubles.again_by(JOB)
def again(subject: str) -> None:
    """The letter is tried at once; AlreadyDone when it is there."""
    open_order = LetterOrder.objects.filter(pk=_document_of(subject), made_at=None)
    if not open_order.update(due_at=timezone.now(), lease=None, lease_until=None):
        raise AlreadyDone()


def _claim() -> LetterOrder | None:
    """The next due order is ours for a while, and counts as tried from now on."""
    with transaction.atomic():
        order = LetterOrder.objects.due().select_for_update(skip_locked=True, of=("self",)).first()
        if order is None:
            return None
        vanished = order.lease is not None
        order.attempts += 1
        order.lease, order.lease_until = uuid.uuid4(), timezone.now() + max(LEASE, _pause(order))
        order.save(update_fields=["attempts", "lease", "lease_until"])
    if vanished:
        _note_failure(order, Vanished())
    return order


class Vanished(Exception):
    """The worker was gone before the letter was there."""


def _make(order: LetterOrder) -> bool:
    try:
        document = Document.objects.get(pk=order.pk)
        content = print_letter(order.template, order.ending, order.inputs, at=document.created_at)
        _keep(document, order, content)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # a panic of the printer is no Exception; the other letters go on
        _fail(order, error)
        return False
    if order.attempts > 1:
        troubles.forget(JOB, _subject(order))
    return True


def _keep(document: Document, order: LetterOrder, content: bytes) -> None:
    """File first, then row: what is made has its file; a file whose row failed is taken back."""
    document.file.save(document.name, ContentFile(content), save=False)
    storage, path = document.file.storage, str(document.file.name)
    try:
        with transaction.atomic():
            if not _is_ours(order):
                storage.delete(path)
                return
            now = timezone.now()
            document.state, document.frozen_at, document.size = DocumentState.MADE, now, len(content)
            document.sha256 = hashlib.sha256(content).hexdigest()
            document.save(update_fields=["state", "frozen_at", "size", "sha256", "file"])
            order.made_at, order.inputs, order.reason = now, "", ""
            order.made_with_sha256 = fingerprint(order.template, order.ending)
            order.lease = order.lease_until = None
            order.save()
    except BaseException:
        storage.delete(path)
        raise


def _is_ours(order: LetterOrder) -> bool:
    """Whether nobody has made it since and our lease still stands; the row is locked then."""
    rows = LetterOrder.objects.filter(pk=order.pk, made_at=None, lease=order.lease)
    return rows.select_for_update(of=("self",)).exists()


def _fail(order: LetterOrder, error: BaseException) -> None:
    reason = troubles.reason_of(error)
    logger.error("letter failed", extra={"letter": str(order.pk), "reason": reason})
    ours = LetterOrder.objects.filter(pk=order.pk, made_at=None, lease=order.lease)
    due_at = timezone.now() + _pause(order)
    if ours.update(due_at=due_at, lease=None, lease_until=None, reason=reason):
        _note_failure(order, error)


def _note_failure(order: LetterOrder, error: BaseException) -> None:
    """From the second failure on the document says so and the office sees it under "Operation"."""
    if order.attempts >= TOLD_AFTER:
        Document.objects.filter(pk=order.pk, state=DocumentState.ASKED).update(state=DocumentState.FAILED)
        troubles.remember(JOB, _subject(order), error)


def _pause(order: LetterOrder) -> timedelta:
    return PAUSES[min(order.attempts, len(PAUSES)) - 1]


def _subject(order: LetterOrder) -> str:
    return f"document {order.pk}"


def _document_of(subject: str) -> uuid.UUID:
    return uuid.UUID(subject.rpartition(" ")[2])
