"""May I? For people who help a group fill in: they write and upload, and never hand in or sign.

This is the one place that says what a helper may do; `may` is the table, everything else asks it.
"""

from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from workflows.engine.models import Case
from workflows.engine.standing import remembered, standing
from workflows.people.membership import belongs
from workflows.people.models import Membership, Organisation, Role, User, Visitor
from workflows.people.rules import may_manage_organisation
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Helping, TrustedPartner


class Deed(StrEnum):
    """What somebody may want to do with an application."""

    READ = "read"
    WRITE = "write"
    UPLOAD = "upload"
    SUBMIT = "submit"
    SIGN = "sign"
    WITHDRAW = "withdraw"
    ASK_FOR_MONEY = "ask_for_money"


# Whoever hands in or signs binds the group (§ 26 BGB): that stays with its own people, whoever helps.
OF_HELPERS = frozenset({Deed.READ, Deed.WRITE, Deed.UPLOAD})


def may_help(user: Visitor) -> Verdict:
    """Advisers of the house, and members of partner organisations that the house trusts."""
    if isinstance(user, User) and (user.has_role(Role.ADVISER) or _is_partner(user)):
        return ALLOWED
    return refused(_("Only advisers of the house and people of trusted partners help groups."))


def _is_partner(user: User) -> bool:
    trusted = TrustedPartner.objects.filter(organisation=OuterRef("organisation"))
    return user.is_active and Membership.objects.filter(Exists(trusted), user=user).exists()


def helps(user: Visitor, case: Case) -> bool:
    """Whether the group has agreed to this person's help, and they may help at all today."""
    if not isinstance(user, User) or case.organisation_id is None or case.closed_at is not None:
        return False
    return remembered(case, f"helper {user.pk}", lambda: _helps(user, case))


def _helps(user: User, case: Case) -> bool:
    agreed = running(user).filter(organisation=case.organisation_id)
    return agreed.exists() and bool(may_help(user)) and not standing(case, user).belongs


def running(user: User) -> QuerySet[Helping]:
    """The groups that this person helps at the moment."""
    return Helping.objects.filter(helper=user, agreed_at__isnull=False, ended_at=None)


def may(deed: Deed, user: Visitor, case: Case) -> Verdict:
    """Whether the person may do this as a helper of the group; its own people are asked elsewhere."""
    if not helps(user, case):
        return refused(_("You do not help this group."))
    if deed in OF_HELPERS:
        return ALLOWED
    return refused(_("Helpers write and upload. Handing in and signing stays with the group itself."))


def may_see_helpers(user: User, organisation: Organisation) -> Verdict:
    """Every member sees who helps and who helped."""
    if belongs(user, organisation):
        return ALLOWED
    return refused(_("You are not a member of this organisation."))


def may_answer(user: User, organisation: Organisation) -> Verdict:
    """A representative names helpers, agrees to them and ends it."""
    return may_manage_organisation(user, organisation)


def may_end(user: User, helping: Helping) -> Verdict:
    """The group at any time, and the helper."""
    return ALLOWED if helping.helper_id == user.pk else may_answer(user, helping.organisation)


def may_name_partners(user: User) -> Verdict:
    """Administrators and call managers say which organisations the house trusts."""
    if user.has_role(Role.ADMIN, Role.CALL_MANAGER):
        return ALLOWED
    return refused(_("Only administrators and call managers can do this."))
