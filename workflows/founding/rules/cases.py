"""May I? For everything that can be done with a founding."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workflows.people.models import Membership, Role
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..checks.catalogue import RULES, Severity

_NOT_YOURS = _("This founding belongs to another group.")
READERS = (Role.ADVISER, Role.AUDITOR, Role.ADMIN)
EDITABLE = ("draft", "revision")


def visible(user: Any) -> Q:
    """Which founding cases `user` sees: the group its own, advisers, auditors and administrators all."""
    if user.has_role(*READERS):
        return Q()
    mine = Membership.objects.filter(user=user).values("organisation")
    return Q(applicant=user) | Q(organisation__in=mine)


def is_founder(user: Any, case: Any) -> bool:
    """Whether `user` belongs to the group that founds."""
    if not user.is_authenticated or not user.is_active:
        return False
    if case.applicant_id == user.pk:
        return True
    if case.organisation_id is None:
        return False
    return Membership.objects.filter(user=user, organisation_id=case.organisation_id).exists()


def is_adviser(user: Any, case: Any) -> bool:
    """Whether `user` advises this group; nobody advises the own one."""
    return user.is_authenticated and user.has_role(Role.ADVISER) and not is_founder(user, case)


def may_see(user: Any, case: Any) -> Verdict:
    """The group, advisers, auditors and administrators read a founding."""
    if user.is_authenticated and (user.has_role(*READERS) or is_founder(user, case)):
        return ALLOWED
    return refused(_NOT_YOURS)


def may_edit(user: Any, case: Any) -> Verdict:
    """The group, and its adviser together with it, answers the interview before and between reviews."""
    if not (is_founder(user, case) or is_adviser(user, case)):
        return refused(_NOT_YOURS)
    if case.stage not in EDITABLE:
        return refused(_("The statute has been handed in. It can be changed when the adviser returns it."))
    return ALLOWED


def may_submit(user: Any, case: Any) -> Verdict:
    """Only the group itself hands in its statute."""
    return may_edit(user, case) if is_founder(user, case) else refused(_NOT_YOURS)


def may_act(user: Any, case: Any) -> Verdict:
    """The group does what is the group's: revising, recording the meeting."""
    return ALLOWED if is_founder(user, case) else refused(_NOT_YOURS)


def may_review(user: Any, case: Any) -> Verdict:
    """An adviser who does not belong to the group reviews."""
    if is_founder(user, case):
        return refused(_("You belong to this group. Another adviser has to review the statute."))
    return ALLOWED if is_adviser(user, case) else refused(_("Only advisers review a statute."))


def may_waive(user: Any, case: Any, rule_id: str) -> Verdict:
    """An adviser waives a rule before the approval; never one that the law insists on."""
    if not is_adviser(user, case):
        return refused(_("Only advisers can waive a rule."))
    rule = RULES.get(rule_id)
    if rule is None:
        return refused(_("This rule does not exist."))
    if rule.severity is Severity.MUST:
        return refused(_("The law insists on this rule. It can't be waived."))
    if case.stage not in (*EDITABLE, "review"):
        return refused(_("The statute is already approved."))
    return ALLOWED


def may_reword(user: Any, case: Any) -> Verdict:
    """An adviser words a paragraph anew while the statute is being written or reviewed."""
    if not is_adviser(user, case):
        return refused(_("Only advisers can change the wording."))
    return ALLOWED if case.stage in (*EDITABLE, "review") else refused(_("The statute is already approved."))


def may_tick(user: Any, case: Any) -> Verdict:
    """The group and advisers tick off what has been told to an office."""
    if not (is_founder(user, case) or is_adviser(user, case)):
        return refused(_NOT_YOURS)
    return ALLOWED if case.stage == "follow_up" else refused(_("There is nothing to tick off at this stage."))
