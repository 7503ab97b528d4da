"""Merging doubles over the API: candidates, preview, proposal, second look."""

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Schema, Status
from pydantic import Field

from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.models import Organisation
from workflows.people.problems import Problem
from workflows.people.verdicts import require

from .. import actions, rules
from ..models import MergeProposal
from ..reading.merging import Preview, candidates, preview
from .finding import CHANGES, REFUSED, Router

router = Router(tags=["organisations"], auth=api_auth)


class PairOut(Schema):
    """Two records that may be one organisation; `reasons` are register, iban, name."""

    kept: UUID
    kept_name: str
    gone: UUID
    gone_name: str
    reasons: list[str]


class FactOut(Schema):
    """One fact on both sides; `taken`: the one that goes completes it."""

    name: str
    kept: str
    gone: str
    taken: bool


class FunctionOut(Schema):
    """Somebody who belongs to it afterwards."""

    name: str
    function: str


class PreviewOut(Schema):
    """What a merger would do; `seal` names exactly this and goes with the decision."""

    kept: UUID
    gone: UUID
    facts: list[FactOut]
    people: list[FunctionOut]
    moves: dict[str, int]
    seal: str

    @staticmethod
    def of(found: Preview) -> "PreviewOut":
        """The preview as data."""
        return PreviewOut(
            kept=found.kept.uuid,
            gone=found.gone.uuid,
            facts=[
                FactOut(name=each.name, kept=each.kept, gone=each.gone, taken=each.taken)
                for each in found.facts
            ],
            people=[FunctionOut(name=name, function=function) for name, function in found.people],
            moves=dict(found.moves),
            seal=found.seal,
        )


class MergerOut(Schema):
    """A proposal; `outcome` is empty while it waits, then merged, refused or overtaken."""

    id: UUID
    kept: UUID
    kept_name: str
    gone: UUID
    gone_name: str
    reason: str
    proposed_by: str
    proposed_at: datetime
    outcome: str
    decided_by: str
    decided_at: datetime | None
    preview: PreviewOut | None

    @staticmethod
    def of(proposal: MergeProposal) -> "MergerOut":
        """The proposal as data, with its preview while it waits."""
        waits = not proposal.outcome and proposal.gone is not None
        return MergerOut(
            id=proposal.pk,
            kept=proposal.kept.uuid,
            kept_name=proposal.kept.name,
            gone=proposal.gone_uuid,
            gone_name=proposal.gone_name,
            reason=proposal.reason,
            proposed_by=proposal.proposed_by.get_full_name(),
            proposed_at=proposal.proposed_at,
            outcome=proposal.outcome,
            decided_by=proposal.decided_by.get_full_name() if proposal.decided_by else "",
            decided_at=proposal.decided_at,
            preview=PreviewOut.of(preview(proposal.kept, proposal.gone))
            if waits and proposal.gone is not None
            else None,
        )


class MergerIn(Schema):
    """Which record stays, which becomes part of it, and why they are one."""

    kept: UUID
    gone: UUID
    reason: str = Field(max_length=300)


class MergerDecision(Schema):
    """Merge with the seal of the preview that was read, or refuse."""

    merge: bool
    seen: str = Field("", max_length=64)


def _organisation(uuid: UUID) -> Organisation:
    return get_object_or_404(Organisation, uuid=uuid)


def _proposals() -> "list[MergeProposal]":
    rows = MergeProposal.objects.select_related("kept", "gone", "proposed_by", "decided_by")
    return list(rows.order_by("outcome", "-proposed_at")[:100])


@router.get(
    "/doubles",
    response={200: list[PairOut], **REFUSED},
    operation_id="organisations_doubles",
    summary="List records that may be one",
)
def doubles(request: SignedIn) -> list[PairOut]:
    """Same register entry, IBAN, or name and town; pairs that somebody has judged are left out."""
    require(rules.may_see_mergers(request.user))
    return [
        PairOut(
            kept=each.kept.uuid,
            kept_name=each.kept.name,
            gone=each.gone.uuid,
            gone_name=each.gone.name,
            reasons=each.reasons,
        )
        for each in candidates()
    ]


@router.get(
    "/mergers",
    response={200: list[MergerOut], **REFUSED},
    operation_id="organisations_mergers",
    summary="List proposals to merge",
)
def mergers(request: SignedIn) -> list[MergerOut]:
    """Those that wait first."""
    require(rules.may_see_mergers(request.user))
    return [MergerOut.of(each) for each in _proposals()]


@router.get(
    "/mergers/preview",
    response={200: PreviewOut, **REFUSED},
    operation_id="organisations_merger_preview",
    summary="See what a merger would do",
)
def preview_of(request: SignedIn, kept: UUID, gone: UUID) -> PreviewOut:
    """Nothing is changed."""
    require(rules.may_propose_mergers(request.user))
    if kept == gone:
        raise Http404
    return PreviewOut.of(preview(_organisation(kept), _organisation(gone)))


@router.post(
    "/mergers",
    response={201: MergerOut, **CHANGES},
    operation_id="organisations_propose_merger",
    summary="Propose to merge two records",
)
def propose(request: SignedIn, data: MergerIn) -> Status:
    """An administrator has a mail; 409 when the pair is proposed already."""
    require(rules.may_propose_mergers(request.user))
    made = actions.propose_merger(
        kept=_organisation(data.kept),
        gone=_organisation(data.gone),
        actor=request.user,
        reason=data.reason,
    )
    return Status(201, MergerOut.of(made))


@router.get(
    "/mergers/{proposal}",
    response={200: MergerOut, **REFUSED},
    operation_id="organisations_merger",
    summary="Read a proposal with its preview",
)
def merger(request: SignedIn, proposal: UUID) -> MergerOut:
    """The seal in the preview goes with the decision."""
    require(rules.may_see_mergers(request.user))
    return MergerOut.of(get_object_or_404(MergeProposal, pk=proposal))


@router.post(
    "/mergers/{proposal}/decision",
    response={200: MergerOut, **CHANGES, 412: Problem},
    operation_id="organisations_decide_merger",
    summary="Merge or refuse",
)
def decide(request: SignedIn, proposal: UUID, data: MergerDecision) -> MergerOut:
    """Administrators who did not propose it; 412 when something changed since, 409 for whoever is second."""
    require(rules.may_see_mergers(request.user))
    found = get_object_or_404(MergeProposal, pk=proposal)
    return MergerOut.of(
        actions.decide_merger(proposal=found, actor=request.user, merge=data.merge, seen=data.seen)
    )
