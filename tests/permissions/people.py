"""Who gets what at the addresses of accounts and organisations."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone
from wagtail.models import APIToken

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.people.models import Invitation
from workflows.values.secret_links import hash_of

from .table import row

SECRET = "a-secret-that-is-long-enough-for-everybody"


def build(world: SimpleNamespace) -> None:
    """The owner represents an organisation with another member and a waiting invitation."""
    world.owner = UserFactory()
    EmailAddress.objects.create(user=world.owner, email=world.owner.email, primary=True, verified=True)
    world.organisation = OrganisationFactory()
    MembershipFactory(organisation=world.organisation, user=world.owner)
    world.other = MembershipFactory(organisation=world.organisation, function="member").user
    world.invitation = Invitation.objects.create(
        organisation=world.organisation,
        email=world.owner.email,
        token_hash=hash_of(SECRET),
        invited_by=world.other,
        expires_at=timezone.now() + timedelta(days=1),
    )
    world.token, _text = APIToken.create_token(user=world.owner, name="Programm")
    world.key = Authenticator.objects.create(
        user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "x"}
    )


def organisation(world: SimpleNamespace) -> dict[str, Any]:
    """The organisation in an address."""
    return {"uuid": world.organisation.uuid}


def person(world: SimpleNamespace) -> dict[str, Any]:
    """The other member in an address."""
    return {"uuid": world.organisation.uuid, "person": world.other.uuid}


def section(world: SimpleNamespace) -> dict[str, Any]:
    """One part of the profile in an address."""
    return {"uuid": world.organisation.uuid, "section": "bank"}


def invitation(world: SimpleNamespace) -> dict[str, Any]:
    """The invitation in an address."""
    return {"uuid": world.invitation.uuid}


def secret(world: SimpleNamespace) -> dict[str, Any]:
    """The link of the mail."""
    return {"secret": SECRET}


def token(world: SimpleNamespace) -> dict[str, Any]:
    """The owner's token."""
    return {"pk": world.token.pk}


def own_token(world: SimpleNamespace) -> dict[str, Any]:
    """The owner's token in an address of the API."""
    return {"token_id": world.token.pk}


def key(world: SimpleNamespace) -> dict[str, Any]:
    """Somebody else's passkey."""
    return {"pk": world.key.pk}


def both(world: SimpleNamespace) -> dict[str, Any]:
    """Organisation and invitation in an address of the API."""
    return {"uuid": world.organisation.uuid, "invitation": world.invitation.uuid}


MINE = {"anonymous": 302, "default": 200}
THEIRS = {"anonymous": 302, "default": 404}
API_MINE = {"anonymous": 401, "default": 200}
API_THEIRS = {"anonymous": 401, "default": 404}
TOKEN = {"name": "Programm", "scopes": ["cases:read"], "days": 30}
NAME = {"name": "Neuer Name", "language": "de"}
MAILS = dict.fromkeys(("mail_given", "mail_role", "mail_deadline", "mail_message", "mail_followed"), "daily")

ROWS = [
    # signing in and up: open to strangers, people who are signed in go on
    row("account_home", anonymous=302, default=302),
    row("account_login", anonymous=200, default=302),
    row("account_request_login_code", anonymous=302, default=302),
    row("account_confirm_login_code", anonymous=302, default=302),
    row("account_logout", anonymous=302, default=200),
    row("account_inactive", anonymous=200, default=200),
    row("account_signup", anonymous=200, default=302),
    row("account_email", **MINE),
    row("account_email_verification_sent", anonymous=302, default=302),
    row("usersessions_list", **MINE),
    row("mfa_index", **MINE),
    row("mfa_authenticate", anonymous=302, default=302),
    row("mfa_reauthenticate", anonymous=302, default=403),
    row("mfa_activate_totp", anonymous=302, default=200),
    row("mfa_deactivate_totp", anonymous=302, default=404),
    row("mfa_view_recovery_codes", anonymous=302, default=404),
    row("mfa_generate_recovery_codes", anonymous=302, default=200),
    row("mfa_download_recovery_codes", anonymous=302, default=404),
    row("mfa_list_webauthn", **MINE),
    row("mfa_add_webauthn", anonymous=302, default=200),
    row("mfa_reauthenticate_webauthn", anonymous=302, default=403),
    row("mfa_login_webauthn", anonymous=302, default=302),
    row("mfa_edit_webauthn", make=key, anonymous=302, default=404),
    row("mfa_remove_webauthn", make=key, anonymous=302, default=404),
    # one's own account
    row("people:profile", **MINE),
    row("people:profile_edit", **MINE),
    row("people:profile_edit", method="POST", data=NAME | MAILS, anonymous=302, default=302),
    row("people:export", **MINE),
    row("people:account_close", **MINE),
    row("people:account_close", method="POST", data={}, anonymous=302, default=422),
    row("people:tokens", **MINE),
    row("people:token_revoke", make=token, method="POST", **THEIRS, owner=302),
    row("people:token_revoke", make=token, anonymous=302, default=405),
    row("people:second_factor", **MINE),
    # organisations: members read, representatives change, everybody else sees nothing
    row("people:organisations", **MINE),
    row("people:organisation_new", **MINE),
    row("people:organisation_new", method="POST", data={}, anonymous=302, default=422),
    row("people:organisation", make=organisation, **THEIRS, owner=200),
    row("people:organisation_edit", make=section, **THEIRS, owner=200),
    row("people:organisation_edit", make=section, method="POST", data={"iban": "x"}, **THEIRS, owner=422),
    row("people:organisation_leave", make=organisation, **THEIRS, owner=200),
    row("people:organisation_leave", make=organisation, method="POST", **THEIRS, owner=403),
    row("people:member", make=person, **THEIRS, owner=200),
    row("people:member", make=person, method="POST", data={"remove": "1"}, **THEIRS, owner=302),
    row("people:invite", make=organisation, **THEIRS, owner=200),
    row("people:invite", make=organisation, method="POST", data={}, **THEIRS, owner=422),
    row("people:invitation_again", make=invitation, method="POST", **THEIRS, owner=302),
    row("people:invitation_withdraw", make=invitation, method="POST", **THEIRS, owner=302),
    row("people:invitation", make=secret, anonymous=200, default=200),
    row("people:invitation", make=secret, method="POST", anonymous=200, default=403, owner=302),
    # the same over the API
    row("api:people_me", **API_MINE),
    row("api:people_change_me", data=NAME, **API_MINE),
    row("api:people_tokens", **API_MINE),
    row("api:people_make_token", data=TOKEN, anonymous=401, default=201),
    row("api:people_revoke_token", make=own_token, **API_THEIRS, owner=204),
    row("people:tokens", method="POST", data=TOKEN, anonymous=302, default=200),
    row("api:people_organisations", **API_MINE),
    row("api:people_create_organisation", data={}, anonymous=401, default=422),
    row("api:people_organisation", make=organisation, **API_THEIRS, owner=200),
    row(
        "api:people_change_organisation",
        make=organisation,
        data={"town": "Lindenstadt"},
        **API_THEIRS,
        owner=200,
    ),
    row("api:people_members", make=organisation, **API_THEIRS, owner=200),
    row("api:people_change_function", make=person, data={"function": "treasurer"}, **API_THEIRS, owner=200),
    row("api:people_end_membership", make=person, **API_THEIRS, owner=204),
    row("api:people_invitations", make=organisation, **API_THEIRS, owner=200),
    row("api:people_invite", make=organisation, data={"email": "neu@example.org"}, **API_THEIRS, owner=201),
    row("api:people_withdraw_invitation", make=both, **API_THEIRS, owner=204),
    row("api:people_accept_invitation", data={"secret": SECRET}, anonymous=401, default=403, owner=200),
]
