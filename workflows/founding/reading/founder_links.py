"""The signed links of founders: nothing of them is stored, and only the newest of an invitation counts."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from workflows.people.addresses import address

from ..models import FounderInvitation

_signer = Signer(sep=".", salt="founding.founder")


def link_of(invitation: FounderInvitation) -> str:
    """The part of the address that names an invitation and can't be guessed."""
    return _signer.sign(f"{invitation.pk.hex}-{invitation.version}")


def address_of(invitation: FounderInvitation) -> str:
    """The whole address, in the language of whoever is invited."""
    return address("founding:join", invitation.language, link=link_of(invitation))


def invitation_of(link: str) -> FounderInvitation | None:
    """The invitation that a link names; None when the link is wrong or was replaced."""
    try:
        key, _, version = _signer.unsign(link).partition("-")
        found = FounderInvitation.objects.select_related("case", "entry", "entry__consent_document")
        return found.filter(pk=UUID(key), version=int(version)).first()
    except (BadSignature, ValueError):
        return None
