"""What is true of safes at any time."""

from collections.abc import Iterator

from django.db.models import F

from workflows.documents.models import Document
from workflows.upkeep.invariants import Invariant, register

from .models import SafeVersion
from .rules import SAFE


def _elsewhere() -> Iterator[str]:
    strayed = SafeVersion.objects.there().exclude(
        document__organisation=F("entry__organisation"), document__kind=SAFE, document__case=None
    )
    yield from (str(key) for key in strayed.values_list("pk", flat=True))


def _forgotten() -> Iterator[str]:
    lost = Document.objects.filter(kind=SAFE, safe_version=None)
    yield from (str(key) for key in lost.values_list("pk", flat=True))


def declare() -> None:
    """The house keeps these."""
    register(
        Invariant("safe_document", "A file of a safe belongs to the same organisation.", _elsewhere),
        Invariant("safe_version", "Every file of the kind “safe” lies in a safe.", _forgotten),
    )
