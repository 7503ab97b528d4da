"""The group invites its founders by link: by mail or as a QR code, again, and no longer."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents.actions import remove_unused
from workflows.engine import law
from workflows.engine.actions import record
from workflows.outbox.actions import queue_mail
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, TooOften, require
from workflows.upkeep.limits import take
from workflows.values import Unreadable
from workflows.values.addresses import account_address
from workflows.values.names import holds_an_address
from workflows.values.texts import one_line

from ..models import FounderEntry, FounderInvitation, FoundingCase
from ..reading.founder_links import address_of
from ..rules.joining import may_invite

# As many as the list of founders in the interview takes.
MOST = 60


@transaction.atomic
def invite_founder(
    *, case: FoundingCase, actor: User, name: str, email: str = "", language: str = ""
) -> FounderInvitation:
    """A link lets one person enter their own data; with an address it is on its way by mail.

    Raises Invalid with what does not fit, TooOften when this were too many mails.
    """
    case = _locked(case, actor)
    name, email = one_line(name)[:200], email.strip()
    language = language or case.language
    errors = _problems(case, name, language)
    if email:
        email, wrong = _address(case, email)
        errors |= wrong
    if errors:
        raise Invalid(errors)
    invitation = FounderInvitation.objects.create(
        case=case, name=name, email=email, language=language, invited_by=actor, expires_at=_end()
    )
    _send(invitation, actor)
    record(case, actor=actor, verb="founder.invited", data={"invitation": str(invitation.pk)})
    return invitation


def _problems(case: FoundingCase, name: str, language: str) -> dict[str, str]:
    errors = {}
    if not name:
        errors["name"] = _("Write who this link is for.")
    elif holds_an_address(name):
        errors["name"] = _("A name can’t hold an internet or e-mail address.")
    if language not in dict(settings.LANGUAGES):
        errors["language"] = _("Choose a language.")
    if case.invitations.current().count() >= MOST:
        errors["name"] = _("There are very many invitations. Withdraw some of them first.")
    return errors


def _address(case: FoundingCase, email: str) -> tuple[str, dict[str, str]]:
    try:
        email = account_address(email)
    except Unreadable as error:
        return "", {"email": error.message}
    if case.invitations.current().filter(email__iexact=email).exists():
        return "", {"email": _("This person is invited already. You can send the link again.")}
    return email, {}


@transaction.atomic
def invite_again(*, invitation: FounderInvitation, actor: User) -> FounderInvitation:
    """A new link counts from now on and is on its way; the earlier one is worthless."""
    _locked(invitation.case, actor)
    invitation = _open(invitation)
    invitation.version += 1
    invitation.expires_at = _end()
    invitation.save(update_fields=["version", "expires_at"])
    _send(invitation, actor)
    record(
        invitation.case, actor=actor, verb="founder.invited_again", data={"invitation": str(invitation.pk)}
    )
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation: FounderInvitation, actor: User) -> None:
    """The link no longer works, and what the person had entered is gone."""
    _locked(invitation.case, actor)
    invitation = _open(invitation)
    leave_out(invitation)
    record(invitation.case, actor=actor, verb="founder.revoked", data={"invitation": str(invitation.pk)})


def leave_out(invitation: FounderInvitation) -> None:
    """Whoever was invited does not found after all: data, consent and place in the list are gone."""
    entry = FounderEntry.objects.filter(invitation=invitation).select_related("consent_document").first()
    if entry is not None:
        consent = entry.consent_document
        entry.delete()
        if consent is not None:
            remove_unused(documents=[consent])
    invitation.case.founders.filter(invitation=invitation).delete()
    invitation.revoked_at, invitation.email, invitation.name = timezone.now(), "", ""
    invitation.save(update_fields=["revoked_at", "email", "name"])


def _locked(case: FoundingCase, actor: User) -> FoundingCase:
    """One change of the list of founders at a time, and only by the group, before its meeting."""
    found = FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(may_invite(actor, found))
    return found


def _open(invitation: FounderInvitation) -> FounderInvitation:
    rows = FounderInvitation.objects.select_for_update(of=("self",)).select_related("case")
    found = rows.get(pk=invitation.pk)
    if found.revoked_at is not None:
        raise AlreadyDone(_("This invitation was withdrawn in the meantime."))
    return found


def _end() -> datetime:
    return timezone.now() + timedelta(days=int(law.value("founding.invitation.days")))


def _send(invitation: FounderInvitation, actor: User) -> None:
    """The mail with the link; nobody can use the house to send many, nor many to one address."""
    if not invitation.email:
        return
    sender, reader = take("invitation_by", str(actor.pk)), take("invitation_to", invitation.email)
    if not (sender and reader):
        reason = _("Those were many invitations. Please go on later, or tomorrow.")
        raise TooOften(reason, max(sender.wait, reader.wait))
    mail_founder(invitation, "founder_invited", by=str(actor.get_full_name()))


def mail_founder(invitation: FounderInvitation, template: str, *, by: str = "", key: object = "") -> None:
    """One mail to a founder, who needs no account; its link is the person's own way back."""
    title = invitation.case.title
    queue_mail(
        to=invitation.email,
        template=f"founding/mail/{template}",
        language=invitation.language,
        case=None,  # the case shows its mails to the group; this one holds the person's own link
        context={
            "invitation": invitation,
            "title": "" if holds_an_address(title) else title,
            "by": "" if holds_an_address(by) else by,
            "url": address_of(invitation),
        },
        key=f"founding.{template}.{invitation.pk}.{invitation.version}.{key}",
    )
