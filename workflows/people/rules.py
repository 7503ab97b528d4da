"""May I? For organisations, their members, invitations, roles and accounts."""

from django.utils.translation import gettext_lazy as _

from .membership import function_in
from .models import (
    STAFF_ROLES,
    Invitation,
    MembershipFunction,
    Organisation,
    Role,
    RoleGrant,
    User,
)
from .verdicts import ALLOWED, Verdict, refused

NOT_REPRESENTATIVE = _("Only people who represent the organisation may do this.")
LAST_REPRESENTATIVE = _(
    "An organisation needs at least one person who represents it. Name somebody else first, then try again."
)


def may_read_organisation(user: User, organisation: Organisation) -> Verdict:
    """Members read all facts of their own organisation; nobody else does through these screens."""
    if function_in(user, organisation):
        return ALLOWED
    return refused(_("You are not a member of this organisation."))


def may_manage_organisation(user: User, organisation: Organisation) -> Verdict:
    """Representatives change facts, members and invitations."""
    if function_in(user, organisation) == MembershipFunction.REPRESENTATIVE:
        return ALLOWED
    return refused(NOT_REPRESENTATIVE)


def keeps_a_representative(organisation: Organisation, *, without: User) -> Verdict:
    """Somebody represents the organisation even when this person no longer does."""
    others = organisation.memberships.filter(
        function=MembershipFunction.REPRESENTATIVE, user__is_active=True
    ).exclude(user=without)
    return ALLOWED if others.exists() else refused(LAST_REPRESENTATIVE)


def may_accept(user: User, invitation: Invitation) -> Verdict:
    """Only the person with the invited e-mail address, and only while the invitation is open."""
    if not invitation.is_open:
        return refused(_("This invitation is no longer valid. Please ask for a new one."))
    if not user.is_active or user.email.lower() != invitation.email.lower():
        return refused(_("This invitation was sent to another e-mail address. Please sign in with that one."))
    return ALLOWED


def may_look(actor: User, person: User) -> Verdict:
    """Administrators see what others' pages list, never their own nor another administrator's."""
    if not (actor.is_active and actor.has_role(Role.ADMIN)):
        return refused(_("What somebody’s pages list is seen by administrators who help them."))
    if not person.is_active:
        return refused(_("This account is closed."))
    if actor.pk == person.pk:
        return refused(_("Your own lists are on your own pages."))
    if person.is_superuser or person.has_role(Role.ADMIN):
        return refused(_("What another administrator’s pages list is for them alone."))
    return ALLOWED


def may_set_role(actor: User | None, user: User, role: str) -> Verdict:
    """Administrators give and take roles, never their own; without an actor the system does it."""
    if actor is None:
        return ALLOWED
    if actor.pk == user.pk:
        return refused(_("Nobody may change their own roles. Please ask another administrator."))
    if not (actor.is_active and (actor.is_superuser or actor.has_role(Role.ADMIN))):
        return refused(_("Only administrators may give and take roles."))
    return ALLOWED


def last_represented(user: User) -> list[Organisation]:
    """Organisations with other members that only this person represents."""
    represented = Organisation.objects.filter(
        memberships__user=user, memberships__function=MembershipFunction.REPRESENTATIVE
    )
    return [
        organisation
        for organisation in represented
        if organisation.memberships.exclude(user=user).exists()
        and not keeps_a_representative(organisation, without=user)
    ]


def may_anonymise(user: User) -> Verdict:
    """People end their account unless an organisation needs them or they work here."""
    if left_alone := last_represented(user):
        names = ", ".join(organisation.name for organisation in left_alone)
        return refused(
            _("You are the only person who represents %(names)s. Name somebody else there first.")
            % {"names": names}
        )
    if RoleGrant.objects.filter(user=user, role__in=STAFF_ROLES).exists():
        return refused(
            _("You still have tasks in the house. Ask an administrator to take back your roles first.")
        )
    return ALLOWED
