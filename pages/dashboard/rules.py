"""Who sees what waits for them."""

from django.utils.translation import gettext_lazy as _

from workflows.people.access.groups import ROLES_IN_ADMIN
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused


def may_see(user: User) -> Verdict:
    """Whoever works in the editors' admin."""
    if user.is_superuser or user.has_role(*ROLES_IN_ADMIN):
        return ALLOWED
    return refused(_("Only people who edit pages may see this."))


def looks_after_pages(user: User) -> bool:
    """Whether translations, links and forms of the whole house are theirs."""
    return bool(user.is_superuser or user.has_role(Role.EDITOR))
