"""What is true of reports at any time."""

from collections.abc import Iterator

from workflows.upkeep.invariants import Invariant, register

from .models import Report
from .reports import digest_of


def _changed() -> Iterator[str]:
    rows = Report.objects.order_by("pk").only("data", "digest")
    yield from (str(row.pk) for row in rows.iterator(chunk_size=50) if digest_of(row.data) != row.digest)


def declare() -> None:
    """The house keeps these."""
    register(Invariant("report_digest", "A report says what its checksum was made of.", _changed))
