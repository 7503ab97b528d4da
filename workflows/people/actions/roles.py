"""Roles: given and taken by administrators, with a line in the log; the admin's permissions follow."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..access.groups import group_for
from ..models import Role, RoleGrant, User
from ..rules import may_set_role
from ..verdicts import AlreadyDone, Invalid, require


@transaction.atomic
def grant_role(*, user: User, role: str, actor: User | None = None) -> RoleGrant:
    """The person holds the role; AlreadyDone when they did before. Without an actor the system grants it."""
    if role not in Role.values:
        raise Invalid({"role": _("Choose a role.")})
    require(may_set_role(actor, user, role))
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise Invalid({"user": _("This account is closed.")})
    grant, created = RoleGrant.objects.get_or_create(user=user, role=role, defaults={"granted_by": actor})
    if not created:
        raise AlreadyDone(_("This person holds the role already."))
    if group := group_for(role):
        user.groups.add(group)
    log(instance=user, action="people.role_granted", user=actor, data={"role": role})
    return grant


@transaction.atomic
def revoke_role(*, user: User, role: str, actor: User | None = None) -> None:
    """The person no longer holds the role; AlreadyDone when they did not."""
    require(may_set_role(actor, user, role))
    user = User.objects.select_for_update().get(pk=user.pk)
    if not RoleGrant.objects.filter(user=user, role=role).delete()[0]:
        raise AlreadyDone(_("This person does not hold the role any more."))
    if group := group_for(role):
        user.groups.remove(group)
    log(instance=user, action="people.role_revoked", user=actor, data={"role": role})


@transaction.atomic
def sync_role_groups() -> None:
    """Every role's group has today's permissions and exactly the people who hold the role."""
    for role in Role.values:
        if group := group_for(role):
            group.user_set.set(User.objects.filter(role_grants__role=role))
