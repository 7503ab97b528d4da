"""May I? For everything that can be done with a founding."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workflows.engine.membership import mine
from workflows.engine.models import Case, HistoryEntry
from workflows.engine.standing import standing
from workflows.founding.models import FoundingCase
from workflows.people.models import Role, User, Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..checks.catalogue import RULES, Severity

_NOT_YOURS = _("This founding belongs to another group.")
READERS = (Role.ADVISER, Role.AUDITOR)
EDITABLE = ("draft", "revision")
BEFORE_MEETING = (*EDITABLE, "review", "meeting")


def visible(user: User) -> Q:
    """Which founding cases `user` sees: the group its own, advisers and auditors those of others.

    `may_see` says the same about one case; a test compares them.
    """
    if not user.has_role(*READERS):
        return mine(user)
    hands = HistoryEntry.objects.filter(actor=user, for_applicant=True).values("case")
    return mine(user) | ~Q(pk__in=hands)


def is_adviser(user: Visitor, case: Case) -> bool:
    """Whether `user` advises this group; nobody advises the own one, nor one they once belonged to."""
    if not (user.is_authenticated and user.has_role(Role.ADVISER)):
        return False
    here = standing(case, user)
    return not (here.belongs or here.had_a_hand)


def may_see(user: Visitor, case: Case) -> Verdict:
    """The group, advisers and auditors read a founding."""
    if not user.is_authenticated:
        return refused(_NOT_YOURS)
    here = standing(case, user)
    if here.belongs or (user.has_role(*READERS) and not here.had_a_hand):
        return ALLOWED
    return refused(_NOT_YOURS)


def may_edit(user: User, case: Case) -> Verdict:
    """The group, and its adviser together with it, answers the interview before and between reviews."""
    if not (standing(case, user).belongs or is_adviser(user, case)):
        return refused(_NOT_YOURS)
    if case.stage not in EDITABLE:
        return refused(_("The statute has been handed in. It can be changed when the adviser returns it."))
    return ALLOWED


def may_submit(user: Any, case: FoundingCase) -> Verdict:
    """Only the group itself hands in its statute."""
    return may_edit(user, case) if standing(case, user).belongs else refused(_NOT_YOURS)


def may_act(user: Any, case: FoundingCase) -> Verdict:
    """The group does what is the group's: revising, recording the meeting."""
    return ALLOWED if standing(case, user).belongs else refused(_NOT_YOURS)


def may_review(user: Any, case: Case) -> Verdict:
    """An adviser who does not belong to the group reviews."""
    if standing(case, user).belongs:
        return refused(_("You belong to this group. Another adviser has to review the statute."))
    if standing(case, user).had_a_hand:
        return refused(_("You had a hand in this statute. Another adviser has to review it."))
    return ALLOWED if is_adviser(user, case) else refused(_("Only advisers review a statute."))


def may_waive(user: Visitor, case: FoundingCase, rule_id: str) -> Verdict:
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


def may_reword(user: Visitor, case: FoundingCase) -> Verdict:
    """An adviser words a paragraph anew while the statute is being written or reviewed."""
    if not is_adviser(user, case):
        return refused(_("Only advisers can change the wording."))
    return ALLOWED if case.stage in (*EDITABLE, "review") else refused(_("The statute is already approved."))


def may_see_statistics(user: Visitor) -> Verdict:
    """Whoever reads foundings sees them in numbers."""
    if user.is_authenticated and user.has_role(*READERS):
        return ALLOWED
    return refused(_("Only advisers and auditors see foundings in numbers."))


def may_keep_comments(user: Visitor) -> Verdict:
    """Advisers keep the texts that they use again and again."""
    if user.is_authenticated and user.has_role(Role.ADVISER):
        return ALLOWED
    return refused(_("Only advisers keep ready comments."))


def may_tick(user: User, case: Case) -> Verdict:
    """The group and advisers tick off what has been told to an office."""
    if not (standing(case, user).belongs or is_adviser(user, case)):
        return refused(_NOT_YOURS)
    if case.stage in BEFORE_MEETING:
        return refused(_("There is nothing to tick off at this stage."))
    return ALLOWED


def may_note_draft_reply(user: User, case: FoundingCase) -> Verdict:
    """The group and its advisers note it after the statute is approved and before the meeting is held."""
    if not (standing(case, user).belongs or is_adviser(user, case)):
        return refused(_NOT_YOURS)
    if case.stage not in ("revision", "meeting"):
        return refused(_("The tax office is asked after the approval and before the founding meeting."))
    return ALLOWED


def may_report(user: User, case: Case) -> Verdict:
    """The group and advisers note notices of the tax office and changes, once there has been a meeting."""
    return may_tick(user, case)
