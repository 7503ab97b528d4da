"""What people do with accounts, roles and organisations."""

from .accounts import anonymise_account, create_account, end_sessions, update_account, verify_address
from .invitations import accept_invitation, invite, resend_invitation, revoke_invitation
from .members import change_function, leave_organisation, remove_member
from .organisations import create_organisation, update_organisation
from .roles import grant_role, revoke_role, sync_role_groups
from .tokens import create_token, revoke_token

__all__ = [
    "accept_invitation",
    "anonymise_account",
    "change_function",
    "create_account",
    "create_organisation",
    "create_token",
    "end_sessions",
    "grant_role",
    "invite",
    "leave_organisation",
    "remove_member",
    "resend_invitation",
    "revoke_invitation",
    "revoke_role",
    "revoke_token",
    "sync_role_groups",
    "update_account",
    "update_organisation",
    "verify_address",
]
