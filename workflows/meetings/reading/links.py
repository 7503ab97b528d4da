"""The signed link of a registration: nothing of it is stored, and it stands again in every mail."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from workflows.people.addresses import address

from ..models import Registration

_signer = Signer(sep=".", salt="meetings.registration")


def link_of(registration: Registration) -> str:
    """The part of the address that names a registration and can't be guessed."""
    return _signer.sign(registration.pk.hex)


def address_of(registration: Registration) -> str:
    """The whole address, in the language of the person."""
    return address("meetings:registration", registration.language, link=link_of(registration))


def registration_of(link: str) -> Registration | None:
    """The registration that a link names; None when it is wrong or the registration is gone."""
    try:
        key = UUID(_signer.unsign(link))
    except (BadSignature, ValueError):
        return None
    found = Registration.objects.select_related("meeting").prefetch_related(
        "meeting__texts", "meeting__sessions"
    )
    return found.filter(pk=key, meeting__anonymised_at=None).first()
