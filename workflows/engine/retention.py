"""What the engine keeps: cases that nobody hands in; the worker's night; the engine's part of a case."""

import datetime
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from viewflow.workflow.models import Task

from workflows.engine import erasing, troubles
from workflows.engine.erasing import Share
from workflows.engine.leaving import leaving
from workflows.engine.models import Case, Deadline, HistoryEntry, Step
from workflows.people.retention import register_need
from workflows.upkeep.models import Deed, LegalHold, Unit
from workflows.upkeep.retention import keepings, nights
from workflows.upkeep.retention.keepings import Default, HoldKind, Keeping

CASE = "case"
# Signs of life of a draft beside its own row: where they stand, and the column that says when.
_signs: list[tuple[Any, str]] = []
_teller: list[Any] = []

SHARES = (
    Share(Deadline, "case", anonymised={"data": {}}),
    Share(HistoryEntry, "case", anonymised={"actor": None, "data": {}}),
    Share(Step, "case", anonymised={"assignee": None, "done_by": None}),
)


def register_sign(model: object, column: str) -> None:
    """A draft is in use as long as `column` of its rows in `model` is young."""
    _signs.append((model, column))


def register_teller(tell: object) -> None:
    """`tell(case, day)` writes to the people of a draft that it will be deleted on that day."""
    _teller[:] = [tell]


def tick() -> int:
    """The worker's night; does nothing by day."""
    return nights.tick(guard=troubles.one_row, stop=leaving)


def find_case(text: str) -> str | None:
    """The identifier of the case with this number or identifier."""
    found = Case.objects.filter(number__iexact=text)
    with suppress(ValueError):
        found = found | Case.objects.filter(pk=UUID(text))
    key = found.values_list("pk", flat=True).first()
    return str(key) if key else None


def closed_before(before: datetime.datetime, **conditions: object) -> QuerySet[Case]:
    """Cases closed before that moment of which people can still be named."""
    return Case.objects.filter(closed_at__lt=before, anonymised_at=None, **conditions)


def _drafts(before: datetime.datetime) -> QuerySet[Case]:
    drafts = Case.objects.filter(submitted_at=None, process=None, closed_at=None, created_at__lt=before)
    for model, column in _signs:
        drafts = drafts.exclude(
            Exists(model.objects.filter(case=OuterRef("pk"), **{f"{column}__gte": before}))
        )
    return drafts


def _needing_people() -> QuerySet[Case]:
    """Handed-in cases going on, and held ones, of a person: as applicant or through their organisation."""
    held = LegalHold.objects.open().filter(kind=CASE, subject=Cast(OuterRef("pk"), CharField()))
    needing = Q(closed_at=None, submitted_at__isnull=False) | Exists(held)
    theirs = Q(applicant=OuterRef("pk")) | Q(organisation__memberships__user=OuterRef("pk"))
    return Case.objects.filter(needing, theirs)


def _tell(case: Case, day: datetime.date) -> None:
    for tell in _teller:
        tell(case, day)


def register() -> None:
    """The house keeps drafts by rule, and cases can be held."""
    erasing.register(
        *SHARES,
        Share(Task.previous.through, "from_task__process__case", anonymised={}),
        Share(Task, "process__case", anonymised={"owner": None}),
    )
    register_sign(HistoryEntry, "at")
    register_need(Exists(_needing_people()))
    keepings.register_hold_kind(HoldKind(CASE, _("Case"), find_case))
    keepings.register(
        Keeping(
            code="draft",
            kind=CASE,
            label=_("Cases that were never handed in"),
            event=_("somebody worked on it last"),
            default=Default(6, Unit.MONTHS, Deed.DELETE, "Art. 5 (1) e DSGVO", warn_days=30),
            over=_drafts,
            forget=erasing.erase,
            tell=_tell,
        )
    )
