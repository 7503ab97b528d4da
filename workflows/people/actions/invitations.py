"""Invitations: representatives ask people into their organisation by mail."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from workflows.upkeep.limits import take
from workflows.values import Unreadable
from workflows.values.addresses import account_address
from workflows.values.secret_links import hash_of, new_secret

from ..addresses import address
from ..models import Invitation, Membership, MembershipFunction, Organisation, User
from ..models.invitations import VALID_FOR
from ..rules import may_accept, may_manage_organisation
from ..verdicts import AlreadyDone, Invalid, NotAllowed, TooOften, require
from . import mails

MOST_WAITING = 30


@transaction.atomic
def invite(*, organisation: Organisation, email: str, function: str, actor: User) -> Invitation:
    """The address has a mail with a link that works once within 14 days; only representatives may."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    require(may_manage_organisation(actor, organisation))
    email, errors = _address(email)
    if errors := _problems(organisation, email, function) | errors:
        raise Invalid(errors)
    _count(actor, email)
    organisation.invitations.filter(email=email, accepted_at=None, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    secret = new_secret()
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=email,
        function=function,
        token_hash=hash_of(secret),
        invited_by=actor,
        expires_at=timezone.now() + VALID_FOR,
    )
    _send(invitation, secret)
    _log(invitation, "people.invited", actor)
    return invitation


def _address(email: str) -> tuple[str, dict[str, str]]:
    try:
        return account_address(email), {}
    except Unreadable as error:
        return "", {"email": error.message}


def _problems(organisation: Organisation, email: str, function: str) -> dict[str, str]:
    errors = {}
    if function not in MembershipFunction.values:
        errors["function"] = _("Choose a function.")
    waiting = organisation.invitations.open()
    if waiting.filter(email=email).exists():
        errors["email"] = _("This person is invited already. You can send the invitation again.")
    elif organisation.memberships.filter(user__email__iexact=email).exists():
        errors["email"] = _("This person is a member already.")
    elif waiting.count() >= MOST_WAITING:
        errors["email"] = _("Too many invitations are waiting. Withdraw some of them first.")
    return errors


def _count(actor: User, email: str) -> None:
    """Nobody can use the house to send many mails, nor to send many to one address; raises TooOften."""
    sender, reader = take("invitation_by", str(actor.pk)), take("invitation_to", email)
    if not (sender and reader):
        reason = _("Those were many invitations. Please go on later, or tomorrow.")
        raise TooOften(reason, max(sender.wait, reader.wait))


@transaction.atomic
def resend_invitation(*, invitation: Invitation, actor: User) -> Invitation:
    """A new link is on its way and valid for another 14 days; the old one no longer works."""
    invitation = _waiting(invitation, actor)
    _count(actor, invitation.email)
    secret = new_secret()
    invitation.token_hash = hash_of(secret)
    invitation.expires_at = timezone.now() + VALID_FOR
    invitation.save(update_fields=["token_hash", "expires_at"])
    _send(invitation, secret)
    _log(invitation, "people.invited_again", actor)
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, actor: User) -> None:
    """The link no longer works."""
    invitation = _waiting(invitation, actor)
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    _log(invitation, "people.invitation_withdrawn", actor)


def _waiting(invitation: Invitation, actor: User) -> Invitation:
    require(may_manage_organisation(actor, invitation.organisation))
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.accepted_at or invitation.revoked_at:
        raise AlreadyDone(_("This invitation was accepted or withdrawn in the meantime."))
    return invitation


@transaction.atomic
def accept_invitation(*, secret: str, actor: User) -> Membership:
    """The person is a member with the invited function; the link is used up."""
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(token_hash=hash_of(secret))
        .first()
    )
    if invitation is None:
        raise NotAllowed(_("This invitation is no longer valid. Please ask for a new one."))
    if invitation.accepted_at:
        raise AlreadyDone(_("This invitation was used already."))
    require(may_accept(actor, invitation))
    invitation.accepted_at, invitation.accepted_by = timezone.now(), actor
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    membership, _created = Membership.objects.get_or_create(
        organisation=invitation.organisation, user=actor, defaults={"function": invitation.function}
    )
    _log(invitation, "people.invitation_accepted", actor)
    return membership


def _send(invitation: Invitation, secret: str) -> None:
    known = User.objects.filter(email__iexact=invitation.email, is_active=True).first()
    language = known.language if known else invitation.invited_by.language
    mails.send(
        "people/mail/invitation.txt",
        to=invitation.email,
        language=language,
        context={"invitation": invitation, "address": address("people:invitation", language, secret=secret)},
    )


def _log(invitation: Invitation, action: str, actor: User) -> None:
    data = {"invitation": str(invitation.uuid), "function": invitation.function}
    log(instance=invitation.organisation, action=action, user=actor, data=data)
