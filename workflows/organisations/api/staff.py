"""Organisations for the people of the house over the API: the list, and the page of one."""

from uuid import UUID

from django.http import Http404

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.membership import asking_once
from workflows.people.models import Organisation
from workflows.people.verdicts import require

from .. import rules
from ..reading.listing import page_of
from ..reading.staff import page
from . import staff_schemas as schemas
from .finding import REFUSED, Router

router = Router(tags=["organisations"], auth=api_auth)


@router.get(
    "/",
    response={200: schemas.OrganisationsOut, **REFUSED},
    operation_id="organisations_list",
    summary="List all organisations",
)
def organisations(request: SignedIn, q: str = "", after: str = "") -> schemas.OrganisationsOut:
    """For offices and the auditor, by name; `q` is part of a name, a register number or a town."""
    require(rules.may_list(request.user))
    found = page_of(q, after)
    return schemas.OrganisationsOut(items=[schemas.row(each) for each in found.rows], next=found.next)


@router.get(
    "/{uuid}",
    response={200: schemas.OrganisationPageOut, **REFUSED},
    operation_id="organisations_page",
    summary="Read everything about an organisation",
)
def organisation(request: SignedIn, uuid: UUID) -> schemas.OrganisationPageOut:
    """For offices and auditor; an identifier from before a merger leads to the organisation that stayed."""
    require(rules.may_read_page(request.user))
    found = Organisation.objects.called(uuid)
    if found is None:
        raise Http404
    return schemas.whole(page(request.user, asking_once(found)))
