"""Who gets what at the addresses of the guided forms."""

from types import SimpleNamespace
from typing import Any

from tests.forms import sample
from tests.forms.factories import make_sheet

from .table import row


def build(world: SimpleNamespace) -> None:
    """A draft of the sample form; its owner and reviewers may read it."""
    sample.register()
    world.sheet = make_sheet()
    world.owner = world.sheet.owner


def _sheet(world: SimpleNamespace) -> dict[str, Any]:
    return {"sheet_id": world.sheet.pk}


def _page(world: SimpleNamespace) -> dict[str, Any]:
    return {"sheet_id": world.sheet.pk, "page": "contact"}


def _file(world: SimpleNamespace) -> dict[str, Any]:
    return {"sheet_id": world.sheet.pk, "file_id": world.sheet.pk}


def _code(world: SimpleNamespace) -> dict[str, Any]:
    return {"code": sample.CODE}


ROWS = [
    row("forms:read", make=_code, anonymous=200, default=200),
    row("forms:sheet", make=_sheet, anonymous=302, default=403, owner=200, reviewer=200),
    row("forms:resume", make=_sheet, anonymous=302, default=403, owner=302),
    row("forms:print", make=_sheet, anonymous=302, default=403, owner=200, reviewer=200),
    row("forms:page", make=_page, anonymous=302, default=403, owner=200),
    row("forms:page", make=_page, method="POST", data={}, anonymous=302, default=403, owner=422),
    row(
        "forms:autosave",
        make=_page,
        method="POST",
        data={"only": "email"},
        anonymous=401,
        default=403,
        owner=200,
    ),
    row("forms:upload", make=_page, method="POST", data={}, anonymous=401, default=422),
    row("forms:check", make=_sheet, anonymous=302, default=403, owner=200),
    row("forms:check", make=_sheet, method="POST", data={}, anonymous=302, default=403, owner=422),
    row("api:forms_definition", make=_code, anonymous=200, default=200),
    row("api:forms_sheet", make=_sheet, anonymous=401, default=403, owner=200, reviewer=200),
    row("api:forms_sheet_definition", make=_sheet, anonymous=401, default=403, owner=200, reviewer=200),
    row("api:forms_save", make=_sheet, data={"answers": {}}, anonymous=401, default=403, owner=200),
    row("api:forms_validate", make=_sheet, anonymous=401, default=403, owner=200, reviewer=200),
    row("api:forms_upload", make=_sheet, anonymous=401, default=422),
    row("api:forms_remove_file", make=_file, anonymous=401, default=403, owner=422),
    row("api:forms_submit", make=_sheet, anonymous=401, default=403, owner=422),
]
