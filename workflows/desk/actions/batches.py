"""Batches: chosen, done case by case in a transaction each, and taken back while there is time."""

import time
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.batches import deeds
from workflows.desk.batches.deeds import Deed
from workflows.desk.models import LONGEST_MESSAGE, Batch, BatchItem, ItemState, Label
from workflows.desk.reading.batches import cases_of
from workflows.engine import kinds, troubles
from workflows.engine.leaving import leaving
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, Refusal, require
from workflows.values.texts import clean

from .contacts import colleague
from .labels import number_of

JOB = "workflows.desk.actions.batches.tick"
MOST_CASES = 500
# What people wrote for all cases stands in the cases once it is done, and nowhere else.
WRITTEN = ("text", "change", "reasons", "feedback", "conditions", "each")
LONGEST_REASON = 1000
# So long somebody waits for a batch on the screen; the worker does the rest.
PATIENCE = 4.0


@transaction.atomic
def choose(*, actor: User, deed: str, cases: Collection[UUID]) -> Batch:
    """The cases stand ready; nothing is done yet. Raises Invalid under "deed" or "cases"."""
    require(rules.may_batch(actor))
    if deeds.find(deed) is None:
        raise Invalid({"deed": _("Choose what is to be done.")})
    wanted = set(cases)
    if not wanted:
        raise Invalid({"cases": _("Choose at least one case.")})
    if len(wanted) > MOST_CASES:
        raise Invalid({"cases": _("At most %(n)s cases at once.") % {"n": MOST_CASES}})
    seen = Case.objects.visible_to(actor).filter(pk__in=wanted).order_by("-created_at", "-id")
    batch = Batch.objects.create(person=actor, deed=deed)
    items = [BatchItem(batch=batch, case_id=pk) for pk in seen.values_list("pk", flat=True)]
    if len(items) != len(wanted):
        raise Invalid({"cases": _("One of these cases is not to be seen any more. Load the list again.")})
    BatchItem.objects.bulk_create(items)
    return batch


@transaction.atomic
def begin(*, batch: Batch, actor: User, given: deeds.Given) -> Batch:
    """It may be done from now on, with what was given for it. Raises Invalid, AlreadyDone the second time.

    What does not fit of that for a single case is named with the case, e.g. "amount.<identifier>".
    """
    require(rules.may_batch(actor))
    locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk, person=actor)
    if locked.began_at is not None:
        raise AlreadyDone(_("This is being done already."))
    deed = deeds.find(locked.deed)
    if deed is None:
        raise AlreadyDone(_("This can't be done any more."))
    locked.given = _checked(deed, given) | _checked_each(deed, given, cases_of(actor, locked), actor)
    locked.began_at = timezone.now()
    locked.save(update_fields=["given", "began_at"])
    return locked


def work(batch: Batch, *, seconds: float = PATIENCE) -> int:
    """Waiting cases of the batch are done, each by itself, for at most `seconds`; returns how many."""
    deed, until, worked = deeds.find(batch.deed), time.monotonic() + seconds, 0
    actor = User.objects.get(pk=batch.person_id)
    if deed is None:
        return 0
    with translation.override(actor.language):
        while time.monotonic() < until and not leaving() and _do_one(batch, deed, actor):
            worked += 1
        _end(batch, deed, actor)
    return worked


def tick() -> int:
    """What nobody waits for any more is done by the worker."""
    worked = 0
    for batch in Batch.objects.filter(began_at__isnull=False, ended_at=None).order_by("began_at")[:20]:
        with troubles.one_row(JOB, f"batch {batch.pk}"):
            worked += work(batch, seconds=60.0)
    return worked


def undo(*, batch: Batch, actor: User) -> Batch:
    """Each case is as it was, where nothing else happened since. Raises AlreadyDone when the time is over."""
    require(rules.may_batch(actor))
    deed = deeds.find(batch.deed)
    if deed is None or deed.undo is None or not batch.may_still_be_undone:
        raise AlreadyDone(_("This can't be undone any more."))
    with translation.override(actor.language):
        for item in batch.items.filter(state=ItemState.DONE).order_by("id"):
            _undo_one(item, deed, actor)
    return batch


def _checked(deed: Deed, given: deeds.Given) -> dict[str, object]:
    """What the deed needs, and nothing else."""
    values: dict[str, object] = {}
    errors: dict[str, str] = {}
    for name in deed.needs:
        value = clean(str(given.get(name) or "")).strip()
        values[name] = value
        if problem := _problem(name, value):
            errors[name] = problem
    if errors:
        raise Invalid(errors)
    return values


def _checked_each(deed: Deed, given: deeds.Given, cases: Collection[Case], actor: User) -> dict[str, object]:
    """What was written for single cases of the batch, when the deed takes that."""
    if deed.each is None or not given.get("each"):
        return {}
    each: dict[str, object] = {}
    errors: dict[str, str] = {}
    for case in cases:
        if (own := deeds.written_for(given, case.pk)) is None:
            continue
        each[str(case.pk)] = {name: clean(own[name]).strip() for name in ("amount", "reason") if name in own}
        if len(own.get("reason", "")) > LONGEST_REASON:
            errors[f"reason.{case.pk}"] = _("Please write at most %(limit)s characters.") % {
                "limit": LONGEST_REASON
            }
    wrong = deed.each(actor, list(cases), {"each": each}).wrong
    errors |= {f"amount.{pk}": text for pk, text in wrong.items()}
    if errors:
        raise Invalid(errors)
    return {"each": each}


def _problem(name: str, value: str) -> str:
    """What is wrong with what was given; empty when nothing is."""
    if len(value) > LONGEST_MESSAGE:
        return _("Please write at most %(limit)s characters.") % {"limit": LONGEST_MESSAGE}
    if name == "person":
        return "" if colleague(value) else _("Choose a colleague.")
    if name == "label":
        return "" if Label.objects.filter(pk=number_of(value)).exists() else _("Choose a label.")
    missing = {
        "text": _("Write a message first."),
        "question": _("Choose a question."),
        "change": _("Write what has to change."),
        "reasons": _("Write down the reasons."),
        "feedback": _("Tell the applicant why."),
    }
    return "" if value else missing.get(name, "")


@transaction.atomic
def _do_one(batch: Batch, deed: Deed, actor: User) -> bool:
    """The next case that waits: done or refused, never both; False when none is left."""
    waiting = BatchItem.objects.filter(batch=batch, state=ItemState.WAITING).order_by("id")
    item = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if item is None:
        return False
    try:
        with transaction.atomic():
            item.memory = dict(deed.do(actor, _case(actor, item), batch.given))
        item.state = ItemState.DONE
    except Refusal as refusal:
        item.state, item.reason = ItemState.REFUSED, refusal.reason[:300]
    except Exception as error:  # one case that can't be done does not keep the others waiting
        troubles.remember(JOB, f"batch item {item.pk}", error)
        item.state = ItemState.REFUSED
        item.reason = _("It could not be done. The people who run the house have been told.")
    item.save(update_fields=["state", "reason", "memory"])
    return True


@transaction.atomic
def _undo_one(item: BatchItem, deed: Deed, actor: User) -> None:
    locked = BatchItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if locked.state != ItemState.DONE or deed.undo is None:
        return
    try:
        with transaction.atomic():
            deed.undo(actor, _case(actor, locked), locked.memory)
        locked.state = ItemState.UNDONE
    except Refusal as refusal:
        locked.state, locked.reason = ItemState.KEPT, refusal.reason[:300]
    locked.save(update_fields=["state", "reason"])


def _case(actor: User, item: BatchItem) -> Case:
    """The case as it is now, when its batch's person may still see it."""
    rows: Iterable[Case] = (
        Case.objects.visible_to(actor)
        .filter(pk=item.case_id)
        .select_related(*kinds.SHARED, *kinds.own_tables())
    )
    found = next(iter(rows), None)
    if found is None:
        raise AlreadyDone(_("This case is not to be seen any more."))
    joined: Case = kinds.joined(found)
    return joined


@transaction.atomic
def _end(batch: Batch, deed: Deed, actor: User) -> None:
    """When the last case is done, once; what was written for all is then in the cases alone."""
    locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    states = BatchItem.objects.filter(batch=batch).values_list("state", flat=True)
    if locked.ended_at is None and ItemState.WAITING not in states:
        if deed.ended is not None:
            deed.ended(actor, locked.given, list(states).count(ItemState.DONE))
        for name in WRITTEN:
            locked.given.pop(name, None)
        locked.ended_at = timezone.now()
        locked.save(update_fields=["ended_at", "given"])
    batch.ended_at, batch.given = locked.ended_at, locked.given
