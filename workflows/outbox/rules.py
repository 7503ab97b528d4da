"""Who may look after the mail that leaves the house."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workflows.people.models import Role
from workflows.people.verdicts import ALLOWED, Verdict, refused


def may_manage(user: Any) -> Verdict:
    """Administrators see which mails failed or are in doubt and decide what happens to them."""
    if user.is_superuser or user.has_role(Role.ADMIN):
        return ALLOWED
    return refused(_("Only administrators may see the mail that left the house."))
