"""The safe as people read it: kinds, entries, versions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from workflows.documents.models import Document
from workflows.engine import law
from workflows.people.models import Organisation

from ..models import SafeEntry, SafeVersion


@dataclass(frozen=True)
class Shelf:
    """One entry: its newest file, what came before and what was taken out."""

    entry: SafeEntry
    current: SafeVersion | None
    earlier: list[SafeVersion]
    taken_out: list[SafeVersion]
    state: str

    @property
    def name(self) -> str:
        """What people call it."""
        return self.entry.title or self.entry.kind.label


def shelves(organisation: Organisation) -> list[Shelf]:
    """All entries by kind and age; those without a file last in their kind."""
    rows = SafeVersion.objects.filter(entry__organisation=organisation).select_related(
        "entry__kind", "document", "added_by", "seen_by", "removed_by"
    )
    by_entry: dict[object, list[SafeVersion]] = {}
    for row in rows.order_by("entry__kind__position", "entry__created_at", "entry", "-number"):
        by_entry.setdefault(row.entry_id, []).append(row)
    soon = timedelta(days=int(law.value("organisations.soon.days")))
    return [_shelf(versions, soon) for versions in by_entry.values()]


def _shelf(versions: list[SafeVersion], soon: timedelta) -> Shelf:
    there = [each for each in versions if each.removed_at is None]
    current = there[0] if there else None
    return Shelf(
        entry=versions[0].entry,
        current=current,
        earlier=there[1:],
        taken_out=[each for each in versions if each.removed_at is not None],
        state=state_of(current.expires_on if current else None, timezone.localdate(), soon),
    )


def state_of(last: date | None, today: date, soon: timedelta) -> str:
    """Whether a document holds, ends soon or has ended; empty when it does not run out."""
    if last is None:
        return ""
    if last < today:
        return "over"
    return "soon" if last - today <= soon else "holds"


def papers_of(organisation_id: int | None, on: date) -> dict[str, Document]:
    """The newest file of each kind that still stands on that day, for whoever may use it."""
    rows = SafeVersion.objects.current().filter(entry__organisation=organisation_id)
    holding = rows.filter(Q(expires_on=None) | Q(expires_on__gte=on)).order_by("added_at", "number")
    found = holding.values_list("entry__kind__code", "document")
    documents = Document.objects.in_bulk([key for _kind, key in found if key])
    return {kind: documents[key] for kind, key in found if key in documents}
