"""The safe as people read it: kinds, entries, versions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

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
