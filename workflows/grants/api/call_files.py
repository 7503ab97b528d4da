"""Calls as files over the API: the same actions as the screens."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import Call
from ..rules import calls as rules
from .routing import router
from .schemas.calls import CallFileIn, CallFileOut, CallImportOut


@router.get(
    "/managed-calls/{slug}/export",
    response=CallFileOut,
    operation_id="grants_export_call",
)
def export_call(request: HttpRequest, slug: str) -> dict[str, object]:
    """Read a call as a file that another house can bring in."""
    actor = caller(request)
    require(rules.may_read(actor))
    call = get_object_or_404(Call, slug=slug)
    return {"slug": call.slug, "file": actions.export_call(call=call, actor=actor)}


@router.post(
    "/managed-calls/import",
    response={200: CallImportOut, 201: CallImportOut},
    operation_id="grants_import_call",
)
def import_call(request: HttpRequest, given: CallFileIn) -> tuple[int, Any]:
    """Bring in a call from a file as a draft; 422 names every place that is wrong, and nothing is changed.

    201 when the draft is there, 200 when nothing was stored.
    """
    found = actions.import_call(given.file, actor=caller(request), slug=given.slug, dry_run=given.dry_run)
    stored = found.result == "new" and not given.dry_run
    return 201 if stored else 200, CallImportOut.from_orm(found).dict()
