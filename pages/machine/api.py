"""The API of machine translation: a draft of everything that is still open in a translation."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import Schema
from wagtail_localize.models import Translation

from pages.dashboard.rules import may_see
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

from .drafting import Drafted, draft

router = Router(tags=["site"])


class DraftedOut(Schema):
    """How many texts have a machine draft now, how many are still open, by whom; `failed` says why."""

    drafted: int
    left: int
    service: str
    failed: str


@router.post(
    "/machine-drafts/{translation_id}",
    response=DraftedOut,
    auth=api_auth,
    operation_id="site_machine_draft",
)
def machine_draft(request: SignedIn, translation_id: UUID) -> Drafted:
    """Let the house's service draft what is open; it counts as `machine` until somebody has compared it."""
    require(may_see(request.user))
    rows = Translation.objects.select_related("source", "target_locale")
    return draft(get_object_or_404(rows, uuid=translation_id), request.user)
