"""Who may look after webhooks."""

from django.utils.translation import gettext_lazy as _

from workflows.people.models import Role, Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused


def may_manage(user: Visitor) -> Verdict:
    """Administrators say which programs hear what happens in the house."""
    if user.is_authenticated and (user.is_superuser or user.has_role(Role.ADMIN)):
        return ALLOWED
    return refused(_("Only administrators look after webhooks."))
