"""Accounts: opened, changed, and closed by anonymising; never deleted."""

from collections.abc import Callable, Mapping

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import APIToken, ModelLogEntry

from workflows.values import Unreadable
from workflows.values.addresses import account_address
from workflows.values.names import holds_an_address
from workflows.values.texts import one_line

from ..models import Absence, Invitation, KeptAnswer, MailKind, MailWay, Membership, Role, RoleGrant, User
from ..models.mail_wishes import field_of
from ..rules import may_anonymise
from ..verdicts import AlreadyDone, Invalid, NotAllowed, require

NOBODY = "nobody@anonymised.invalid"
# What rooms above keep about a person and delete when the account is closed.
_ties: list[Callable[[User], None]] = []


def register_tie(cut: Callable[[User], None]) -> None:
    """From now on closing an account calls `cut(user)`."""
    _ties.append(cut)


@transaction.atomic
def create_account(*, email: str, name: str, language: str, actor: User | None = None) -> User:
    """An account with a verified address exists; Invalid when the address is taken."""
    errors = _profile_problems(name, language)
    try:
        email = account_address(email)
    except Unreadable as error:
        errors["email"] = error.message
    if User.objects.filter(email__iexact=email).exists():
        errors["email"] = _("There is an account with this address already.")
    if errors:
        raise Invalid(errors)
    user = User.objects.create_user(email, name=one_line(name), language=language)
    verify_address(user=user)
    log(instance=user, action="people.account_created", user=actor)
    return user


def nobody() -> User:
    """The account that stands where a case may no longer name anybody."""
    user = User.objects.filter(email=NOBODY).first()
    values = {"name": "", "is_active": False, "anonymised_at": timezone.now()}
    return user or User.objects.get_or_create(email=NOBODY, defaults=values)[0]


@transaction.atomic
def verify_address(*, user: User) -> EmailAddress:
    """The account's address counts as verified and is the primary one."""
    address, _created = EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    return address


@transaction.atomic
def update_account(
    *, user: User, name: str, language: str, mails: Mapping[MailKind, str] | None = None
) -> User:
    """The person is called so and gets screens, mails and letters in this language.

    `mails` says when they hear of what; kinds that aren't named stay as they were.
    """
    errors, fields = _profile_problems(name, language), {}
    for kind, way in (mails or {}).items():
        fields[field_of(kind)] = way
        if way not in MailWay.values:
            errors[field_of(kind)] = _("Choose when you want to hear of it.")
    if errors:
        raise Invalid(errors)
    user.name, user.language = one_line(name), language
    for field, way in fields.items():
        setattr(user, field, way)
    user.save(update_fields=["name", "language", *fields])
    log(instance=user, action="people.account_changed", user=user)
    return user


def _profile_problems(name: str, language: str) -> dict[str, str]:
    errors = {}
    if not name.strip():
        errors["name"] = _("Write down your name.")
    elif len(name.strip()) > 150:
        errors["name"] = _("Names have at most 150 characters.")
    elif holds_an_address(name):
        errors["name"] = _("A name holds no addresses or links.")
    if language not in dict(settings.LANGUAGES):
        errors["language"] = _("Choose a language.")
    return errors


@transaction.atomic
def end_sessions(*, user: User, keep: str | None = None) -> None:
    """The person is signed out everywhere, except in the session `keep`."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=keep or ""):
        session.end()


@transaction.atomic
def anonymise_account(*, user: User, actor: User) -> None:
    """Name, address, ways to sign in and memberships are gone; histories of cases stay (Art. 17 DSGVO)."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.anonymised_at:
        raise AlreadyDone(_("This account is closed already."))
    if actor.pk != user.pk and not actor.has_role(Role.ADMIN):
        raise NotAllowed(_("Only the person or an administrator may close an account."))
    require(may_anonymise(user))
    _close(user, actor)


@transaction.atomic
def close_idle(user: User, deed: str) -> None:
    """The account that nobody used for as long as the rule says is closed by the house's clock."""
    _close(user, None)


def _close(user: User, actor: User | None) -> None:
    _cut_ties(user)
    user.email, user.name = f"{user.uuid}@anonymised.invalid", ""
    user.is_active, user.is_superuser, user.anonymised_at = False, False, timezone.now()
    user.set_unusable_password()
    user.save()
    log(instance=user, action="people.account_anonymised", user=actor)
    ModelLogEntry.objects.for_instance(user).update(label=str(user.uuid))


def _cut_ties(user: User) -> None:
    end_sessions(user=user)
    Authenticator.objects.filter(user=user).delete()
    APIToken.objects.filter(user=user).delete()
    KeptAnswer.objects.filter(user=user).delete()  # holds what programs were answered in their name
    EmailAddress.objects.filter(user=user).delete()
    Membership.objects.filter(user=user).delete()
    RoleGrant.objects.filter(user=user).delete()
    for cut in _ties:
        cut(user)
    Absence.objects.filter(Q(person=user) | Q(substitute=user)).delete()
    user.groups.clear()
    user.user_permissions.clear()
    now = timezone.now()
    received = Invitation.objects.filter(email__iexact=user.email)
    received.filter(accepted_at=None, revoked_at=None).update(revoked_at=now)
    for invitation in received:
        invitation.email = f"{invitation.uuid}@anonymised.invalid"
        invitation.save(update_fields=["email"])
