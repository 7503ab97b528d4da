"""Who gets what at the addresses of documents."""

from types import SimpleNamespace
from typing import Any

from tests.documents.factories import picture, stored
from tests.engine.factories import started
from tests.people.factories import UserFactory

from .table import row


def build(world: SimpleNamespace) -> None:
    """A file somebody uploaded for themselves, and a case."""
    world.owner = UserFactory()
    world.document = stored(world.owner)
    world.photo = stored(world.owner, name="foto.png", content=picture("PNG"))
    world.case = started()


def document(world: SimpleNamespace) -> dict[str, Any]:
    """The file in an address."""
    return {"document_id": world.document.pk}


def photo(world: SimpleNamespace) -> dict[str, Any]:
    """The picture in an address."""
    return {"document_id": world.photo.pk}


def case(world: SimpleNamespace) -> dict[str, Any]:
    """The case in an address."""
    return {"case_id": world.case.pk}


SEEING = {"formal_officer": 200, "decision_maker": 200, "auditor": 200}

ROWS = [
    row("documents:download", make=document, anonymous=302, default=404, owner=200),
    row("documents:preview", make=photo, anonymous=302, default=404, owner=200),
    row("api:files_upload", data={}, anonymous=401, default=422),
    row("api:files_of_case", make=case, anonymous=401, default=404, **SEEING),
    row("api:files_read", make=document, anonymous=401, default=404, owner=200),
    row("api:files_content", make=document, anonymous=401, default=404, owner=200),
    row("api:files_remove", make=document, anonymous=401, default=404, owner=204),
]
