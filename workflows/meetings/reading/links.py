"""Signed links of registrations, invitations and questions: nothing is stored, each mail has them again."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from workflows.people.addresses import address

from ..models import FollowUp, Invitation, Meeting, Registration

_signer = Signer(sep=".", salt="meetings.registration")
_asking = Signer(sep=".", salt="meetings.follow_up")
_inviting = Signer(sep=".", salt="meetings.invitation")


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


def token_of(invitation: Invitation) -> str:
    """The part of the address that names an invitation and can't be guessed."""
    return _inviting.sign(invitation.pk.hex)


def answer_address(token: str, language: str) -> str:
    """Where an invitation is answered; `token` may be the place for one."""
    return address("meetings:answer", language, link="-").removesuffix("-/") + f"{token}/"


def invitation_of(link: str) -> Invitation | None:
    """The invitation that a link names; None when it is wrong or the invitation is gone."""
    try:
        key = UUID(_inviting.unsign(link))
    except (BadSignature, ValueError):
        return None
    found = Invitation.objects.select_related("meeting", "person", "registration", "need")
    found = found.prefetch_related("meeting__texts", "meeting__sessions")
    return found.filter(pk=key, meeting__anonymised_at=None).first()


def follow_up_address(row: FollowUp, language: str) -> str:
    """Where somebody says what became of a training."""
    return address("meetings:follow_up", language, link=_asking.sign(str(row.pk)))


def follow_up_of(link: str) -> FollowUp | None:
    """The question that a link names; None when it is wrong or the question is gone."""
    try:
        key = int(_asking.unsign(link))
    except (BadSignature, ValueError):
        return None
    found = FollowUp.objects.select_related("registration__meeting")
    found = found.prefetch_related("registration__meeting__texts")
    return found.filter(pk=key, registration__meeting__anonymised_at=None).first()


def case_address(case: Meeting, language: str) -> str:
    """The case of a meeting, for the house."""
    return address("desk:case", language, case_id=case.pk)
