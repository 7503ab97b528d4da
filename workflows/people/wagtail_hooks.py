"""What the room adds to the editors' admin: roles, words for the log, no bulk changes of accounts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from .admin.roles import RoleViewSet, roles
from .models import Role, User

LOGGED = {
    "people.account_created": (_("Create account"), _("Account created")),
    "people.account_changed": (_("Change account"), _("Account changed")),
    "people.account_anonymised": (_("Close account"), _("Account closed and anonymised")),
    "people.token_created": (_("Make token"), _("API token made")),
    "people.token_revoked": (_("Revoke token"), _("API token revoked")),
    "people.organisation_created": (_("Add organisation"), _("Organisation added")),
    "people.organisation_changed": (_("Change organisation"), _("Organisation changed")),
    "people.function_changed": (_("Change function"), _("Function of a member changed")),
    "people.membership_ended": (_("End membership"), _("Membership ended")),
    "people.invited": (_("Invite"), _("Invitation sent")),
    "people.invited_again": (_("Invite again"), _("Invitation sent again")),
    "people.invitation_withdrawn": (_("Withdraw invitation"), _("Invitation withdrawn")),
    "people.invitation_accepted": (_("Accept invitation"), _("Invitation accepted")),
}


@hooks.register("register_log_actions")
def log_actions(registry: LogActionRegistry) -> None:
    """The log can say what happened to accounts, roles and organisations."""
    for action, (label, message) in LOGGED.items():
        registry.register_action(action, label, message)
    for action, label, words in (
        ("people.role_granted", _("Give role"), _("Role given: %(role)s")),
        ("people.role_revoked", _("Take role"), _("Role taken back: %(role)s")),
    ):
        registry.register_action(action)(_role_formatter(label, words))


def _role_formatter(label: object, words: Any) -> type[LogFormatter]:
    def format_message(self: LogFormatter, log_entry: Any) -> str:
        return str(words % {"role": Role(log_entry.data["role"]).label})

    return type("RoleFormatter", (LogFormatter,), {"label": label, "format_message": format_message})


@hooks.register("register_admin_viewset")
def role_viewset() -> RoleViewSet:
    """The list of roles under settings."""
    return roles


@hooks.register("before_bulk_action")
def no_bulk_changes_of_accounts(
    request: HttpRequest, action_type: str, objects: list[object], action: object
) -> None:
    """Wagtail's bulk actions would give groups, block and delete accounts past our actions."""
    if any(isinstance(item, User) for item in objects):
        raise PermissionDenied
