"""How much of their quotas the caller and their organisations have used."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Schema

from workflows.people.access.doors import caller
from workflows.people.models import Organisation
from workflows.people.verdicts import Invalid

from ..models import Resource
from ..rules.audiences import borrowers
from ..rules.quotas import uses
from .routing import router

FURTHEST = 3660  # days


class QuotaUseOut(Schema):
    """One quota of an organisation (of the caller, when it is empty) in the week or month of a day.

    `counts` says of what: `resource`, all of its `kind`, or `everything`. `first` and `last` are empty for
    what may run at a time.
    """

    organisation: UUID | None
    audience: str
    counts: str
    measure: str
    span: str
    first: date | None
    last: date | None
    used: float
    most: int
    words: str


@router.get("/resources/{slug}/quotas", response=list[QuotaUseOut], operation_id="lending_quotas")
def list_quotas(request: HttpRequest, slug: str, day: date | None = None) -> list[dict[str, object]]:
    """List the quotas that count for it, and how much is used in the week and month of `day` (or today)."""
    resource = get_object_or_404(Resource.objects.shown(), slug=slug)
    today = timezone.localdate()
    if day is not None and abs((day - today).days) > FURTHEST:
        raise Invalid({"day": _("Choose a day within ten years.")})
    user = caller(request)
    whose = borrowers(user, list(Organisation.objects.of(user).order_by("name")))
    return [
        {
            "organisation": each.organisation.uuid if each.organisation else None,
            "audience": use.quota.audience,
            "counts": "resource" if use.quota.resource_id else "kind" if use.quota.kind else "everything",
            "measure": use.quota.measure,
            "span": use.quota.span,
            "first": use.window[0] if use.window else None,
            "last": use.window[1] if use.window else None,
            "used": use.used,
            "most": use.quota.most,
            "words": use.words,
        }
        for each, use in uses(resource, whose, [day or today])
    ]
