"""Safes and records for tests."""

from datetime import date
from typing import Any

from tests.documents.factories import PDF, upload
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.organisations import actions
from workflows.organisations.actions.safe import Paper
from workflows.organisations.models import MergeProposal, SafeKind, SafeVersion
from workflows.organisations.reading.merging import preview
from workflows.people.models import Organisation, User


def association(**facts: Any) -> tuple[Organisation, User]:
    """An e.V. and who represents it."""
    organisation = OrganisationFactory(**facts)
    return organisation, MembershipFactory(organisation=organisation).user


def member(organisation: Organisation, function: str = "member") -> User:
    """Somebody else who belongs to it."""
    return MembershipFactory(organisation=organisation, user=UserFactory(), function=function).user


def lay_in(
    organisation: Organisation,
    actor: User,
    kind: str = "statute",
    *,
    dated: date | None = None,
    expires_on: date | None = None,
    content: bytes = PDF,
    **options: Any,
) -> SafeVersion:
    """A document lies in the safe."""
    paper = Paper(SafeKind.objects.get(code=kind), "", dated, expires_on)
    return actions.add_document(
        organisation=organisation,
        actor=actor,
        file=upload("dokument.pdf", content),
        paper=paper,
        **options,
    )


def proposed(kept: Organisation, gone: Organisation) -> MergeProposal:
    """An adviser says that they are one."""
    adviser = UserFactory(roles=["adviser"])
    return actions.propose_merger(kept=kept, gone=gone, actor=adviser, reason="Doppelt angelegt")


def merged(kept: Organisation, gone: Organisation) -> MergeProposal:
    """Proposed, looked at and done."""
    proposal = proposed(kept, gone)
    return actions.decide_merger(
        proposal=proposal,
        actor=UserFactory(roles=["admin"]),
        merge=True,
        seen=preview(kept, gone).seal,
    )
