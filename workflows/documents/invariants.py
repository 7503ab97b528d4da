"""Every document has its file, and every file its document."""

from collections.abc import Iterator

from workflows.upkeep.archive import stored
from workflows.upkeep.invariants import Invariant, register

from .models import Document, DocumentState, private_storage

FOLDER = "documents"
PREVIEW = ".preview"


def _without_file() -> Iterator[str]:
    storage = private_storage()
    made = Document.objects.filter(state=DocumentState.MADE)
    for key, name in made.values_list("pk", "file").iterator():
        if not storage.exists(name):
            yield str(key)


def _without_row() -> Iterator[str]:
    known = set(Document.objects.values_list("file", flat=True))
    for name in stored(private_storage(), FOLDER):
        if name.removesuffix(PREVIEW) not in known:
            yield name


def declare() -> None:
    """The house keeps these."""
    register(
        Invariant("document_file", "Every document that is made has its file.", _without_file),
        Invariant("file_document", "Every private file belongs to a document.", _without_row),
    )
