"""Help with filling in over the API: the group's side, the helper's, and which partners are trusted."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.models import Organisation
from workflows.people.problems import Problem
from workflows.people.verdicts import require

from .. import actions
from ..models import Helping, TrustedPartner
from ..reading import helping as reading
from ..rules import helping as rules
from .routing import router
from .schemas.helping import HelpAddressIn, HelpedOut, HelperOut, PartnerIn, PartnerOut

REFUSALS: dict[int, object] = {403: Problem, 404: Problem, 409: Problem, 422: Problem, 429: Problem}


def _own(request: HttpRequest, organisation: UUID) -> Organisation:
    return get_object_or_404(Organisation.objects.of(caller(request)), uuid=organisation)


def _helping(request: HttpRequest, helping_id: int, *, for_helper: bool = False) -> Helping:
    found = get_object_or_404(Helping.objects.select_related("organisation"), pk=helping_id)
    if not (for_helper and found.helper_id == caller(request).pk):
        _own(request, found.organisation.uuid)
    return found


@router.get(
    "/organisations/{uuid:organisation}/helpers",
    response={200: list[HelperOut], **REFUSALS},
    operation_id="grants_helpers",
)
def list_helpers(request: HttpRequest, organisation: UUID) -> list[reading.HelperRow]:
    """List who helps a group of the caller, who asked to, and who did."""
    return reading.helpers_of(_own(request, organisation))


@router.post(
    "/organisations/{uuid:organisation}/helpers",
    response={201: list[HelperOut], **REFUSALS},
    operation_id="grants_name_helper",
)
def name(
    request: HttpRequest, organisation: UUID, given: HelpAddressIn
) -> tuple[int, list[reading.HelperRow]]:
    """Name an adviser or somebody of a trusted partner as helper; naming is agreeing."""
    group = _own(request, organisation)
    actions.name_helper(organisation=group, email=given.email, actor=caller(request))
    return 201, reading.helpers_of(group)


@router.post(
    "/helpers/{int:helping_id}/agree",
    response={200: list[HelperOut], **REFUSALS},
    operation_id="grants_agree_to_helper",
)
def agree(request: HttpRequest, helping_id: int) -> list[reading.HelperRow]:
    """Agree to somebody who asked to help the caller's group."""
    helping = _helping(request, helping_id)
    actions.agree_to_helper(helping=helping, actor=caller(request))
    return reading.helpers_of(helping.organisation)


@router.delete("/helpers/{int:helping_id}", response={204: None, **REFUSALS}, operation_id="grants_end_help")
def end(request: HttpRequest, helping_id: int) -> tuple[int, None]:
    """End the help, or refuse it: the group at any time, and the helper."""
    actions.end_help(helping=_helping(request, helping_id, for_helper=True), actor=caller(request))
    return 204, None


@router.get("/helping", response={200: list[HelpedOut], **REFUSALS}, operation_id="grants_helping")
def list_helped(request: HttpRequest) -> list[reading.HelpedRow]:
    """List the groups that the caller helps, with the sheets that can be written in."""
    require(rules.may_help(caller(request)))
    return reading.helped_by(caller(request))


@router.post("/helping", response={202: None, **REFUSALS}, operation_id="grants_ask_to_help")
def ask(request: HttpRequest, given: HelpAddressIn) -> tuple[int, None]:
    """Ask the groups that the person with this address represents; nothing says whether there are any."""
    actions.ask_to_help(email=given.email, actor=caller(request))
    return 202, None


def _partner(partner: TrustedPartner) -> dict[str, object]:
    organisation = partner.organisation
    return {
        "id": partner.pk,
        "organisation": organisation.uuid,
        "name": organisation.name,
        "named_at": partner.named_at,
    }


@router.get("/partners", response={200: list[PartnerOut], **REFUSALS}, operation_id="grants_partners")
def list_partners(request: HttpRequest) -> list[dict[str, object]]:
    """List the organisations whose members may help groups."""
    require(rules.may_name_partners(caller(request)))
    rows = TrustedPartner.objects.select_related("organisation").order_by("organisation__name")
    return [_partner(row) for row in rows]


@router.post("/partners", response={201: PartnerOut, **REFUSALS}, operation_id="grants_trust_partner")
def trust(request: HttpRequest, given: PartnerIn) -> tuple[int, dict[str, object]]:
    """Trust an organisation: its members may help groups."""
    require(rules.may_name_partners(caller(request)))
    organisation = get_object_or_404(Organisation, uuid=given.organisation)
    return 201, _partner(actions.trust_partner(organisation=organisation, actor=caller(request)))


@router.delete(
    "/partners/{int:partner_id}", response={204: None, **REFUSALS}, operation_id="grants_distrust_partner"
)
def distrust(request: HttpRequest, partner_id: int) -> tuple[int, None]:
    """End the trust: members of this organisation help nobody any more."""
    require(rules.may_name_partners(caller(request)))
    actions.distrust_partner(partner=get_object_or_404(TrustedPartner, pk=partner_id), actor=caller(request))
    return 204, None
