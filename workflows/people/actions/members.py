"""Members: functions change, people leave; somebody always represents the organisation."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..membership import representatives
from ..models import Membership, MembershipFunction, Organisation, User
from ..rules import keeps_a_representative, may_manage_organisation
from ..verdicts import AlreadyDone, Invalid, require


def _locked(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _membership(organisation: Organisation, user: User) -> Membership:
    found = organisation.memberships.filter(user=user).first()
    if found is None:
        raise AlreadyDone(_("This person is no longer a member."))
    return found


def _log(organisation: Organisation, action: str, actor: User, user: User, **data: str) -> None:
    log(instance=organisation, action=action, user=actor, data={"person": str(user.uuid), **data})


@transaction.atomic
def change_function(*, organisation: Organisation, user: User, function: str, actor: User) -> Membership:
    """The person has another function; representatives decide, and one of them stays."""
    organisation = _locked(organisation)
    require(may_manage_organisation(actor, organisation))
    if function not in MembershipFunction.values:
        raise Invalid({"function": _("Choose a function.")})
    membership = _membership(organisation, user)
    before = membership.function
    if before == MembershipFunction.REPRESENTATIVE and function != before:
        require(keeps_a_representative(organisation, without=user))
    membership.function = function
    membership.save(update_fields=["function"])
    _log(organisation, "people.function_changed", actor, user, before=before, after=function)
    return membership


@transaction.atomic
def appoint_representative(*, organisation: Organisation, user: User, actor: User) -> Membership:
    """The office makes a member the representative of an organisation that has none any more.

    The caller has asked whether `actor` may. Raises AlreadyDone when there is a representative.
    """
    organisation = _locked(organisation)
    if representatives(organisation.pk):
        raise AlreadyDone(_("The organisation has a representative already."))
    membership = _membership(organisation, user)
    before = membership.function
    membership.function = MembershipFunction.REPRESENTATIVE
    membership.save(update_fields=["function"])
    after = membership.function
    _log(organisation, "people.function_changed", actor, user, before=before, after=after)
    return membership


@transaction.atomic
def remove_member(*, organisation: Organisation, user: User, actor: User) -> None:
    """The person is no longer a member; representatives decide, and one of them stays."""
    organisation = _locked(organisation)
    require(may_manage_organisation(actor, organisation))
    _end(organisation, user, actor)


@transaction.atomic
def leave_organisation(*, organisation: Organisation, actor: User) -> None:
    """The person is no longer a member, by their own wish; the last representative stays."""
    _end(_locked(organisation), actor, actor)


def _end(organisation: Organisation, user: User, actor: User) -> None:
    membership = _membership(organisation, user)
    if membership.function == MembershipFunction.REPRESENTATIVE:
        require(keeps_a_representative(organisation, without=user))
    membership.delete()
    _log(organisation, "people.membership_ended", actor, user, before=membership.function)
