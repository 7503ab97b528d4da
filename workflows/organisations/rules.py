"""May I? For the safe, the health check, the record and the merging of organisations."""

from django.utils.translation import gettext_lazy as _

from workflows.documents import rules as documents
from workflows.documents.models import Document
from workflows.people.membership import function_in
from workflows.people.models import (
    OFFICE_ROLES,
    MembershipFunction,
    Organisation,
    Role,
    User,
    Visitor,
)
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .models import MergeProposal, SafeVersion

SAFE = "safe"
# An organisation by its row or its key; a row remembers who is what in it (`asking_once`).
type Whose = Organisation | int | None
READERS = (*OFFICE_ROLES, Role.AUDITOR)
NOT_A_MEMBER = _("You are not a member of this organisation.")


def is_member(user: Visitor, organisation: Whose) -> bool:
    """Whether the person belongs to the organisation today."""
    return isinstance(user, User) and bool(function_in(user, organisation))


def may_read(user: Visitor, organisation: Whose) -> Verdict:
    """Members read safe, record and health check; so do the offices of the house and its auditor."""
    if is_member(user, organisation) or _works_with_organisations(user):
        return ALLOWED
    return refused(NOT_A_MEMBER)


def may_add(user: Visitor, organisation: Whose) -> Verdict:
    """Members put documents into the safe and answer the health check."""
    return ALLOWED if is_member(user, organisation) else refused(NOT_A_MEMBER)


def may_take_out(user: User, version: SafeVersion, organisation: Organisation | None = None) -> Verdict:
    """Whoever added a file, or represents the organisation, takes it out again."""
    function = function_in(user, organisation or version.entry.organisation_id)
    if function == MembershipFunction.REPRESENTATIVE:
        return ALLOWED
    if function and version.added_by_id == user.pk:
        return ALLOWED
    return refused(_("Only who added a document, or represents the organisation, may take it out."))


def may_mark_seen(user: Visitor, organisation: Whose) -> Verdict:
    """Advisers and formal officers say that they have seen a document; never one of their own."""
    if is_member(user, organisation):
        return refused(_("You belong to this organisation. Somebody else has to look at it."))
    if user.is_authenticated and user.has_role(Role.ADVISER, Role.FORMAL_OFFICER):
        return ALLOWED
    return refused(_("Only advisers and formal officers mark documents as seen."))


def may_keep_record(user: User, organisation: Whose) -> Verdict:
    """Representatives keep seat and board up to date."""
    if function_in(user, organisation) == MembershipFunction.REPRESENTATIVE:
        return ALLOWED
    return refused(_("Only people who represent the organisation may do this."))


def may_list(user: Visitor) -> Verdict:
    """All organisations are seen by the offices and the auditor, and by administrators, who merge them."""
    if _works_with_organisations(user) or may_decide_mergers(user):
        return ALLOWED
    return refused(_("All organisations are seen by people who work for the house."))


def may_read_page(user: Visitor) -> Verdict:
    """Pages about organisations, with cases and documents, are for the offices and the auditor."""
    if _works_with_organisations(user):
        return ALLOWED
    return refused(_("This page is for the offices of the house."))


def may_propose_mergers(user: Visitor) -> Verdict:
    """The offices say which records are one; so do administrators."""
    if user.is_authenticated and (user.has_role(*OFFICE_ROLES) or may_decide_mergers(user)):
        return ALLOWED
    return refused(_("Only people of the offices propose to merge organisations."))


def may_decide_mergers(user: Visitor) -> Verdict:
    """Administrators have the second look at mergers."""
    if user.is_authenticated and (user.is_superuser or user.has_role(Role.ADMIN)):
        return ALLOWED
    return refused(_("Only administrators decide about merging organisations."))


def may_keep_kinds(user: Visitor) -> Verdict:
    """Administrators say which kinds of documents there are, here as in the editors' admin."""
    if user.is_authenticated and (user.is_superuser or user.has_role(Role.ADMIN)):
        return ALLOWED
    return refused(_("Only administrators keep the kinds of documents."))


def may_see_mergers(user: Visitor) -> Verdict:
    """Who proposes or decides sees what waits; the auditor reads along."""
    if may_propose_mergers(user) or (user.is_authenticated and user.has_role(Role.AUDITOR)):
        return ALLOWED
    return refused(_("Only people of the offices propose to merge organisations."))


def may_refuse(user: User, proposal: MergeProposal) -> Verdict:
    """Administrators refuse; whoever proposed it takes it back."""
    return ALLOWED if proposal.proposed_by_id == user.pk else may_decide_mergers(user)


def may_merge(user: User, proposal: MergeProposal, *organisations: Organisation) -> Verdict:
    """An administrator who did not propose it and belongs to neither of the two."""
    verdict = may_decide_mergers(user)
    if not verdict:
        return verdict
    if proposal.proposed_by_id == user.pk:
        return refused(_("You proposed this. Another administrator has to look at it."))
    if any(is_member(user, each) for each in organisations):
        return refused(_("You belong to one of these organisations. Somebody else has to decide."))
    return ALLOWED


def _works_with_organisations(user: Visitor) -> bool:
    return bool(user.is_authenticated and user.is_active and user.has_role(*READERS))


def _may_read_file(user: User, document: Document) -> Verdict:
    return may_read(user, document.organisation_id)


def declare() -> None:
    """Documents of the safe are read and taken out as this room says."""
    stays = _("This document lies in the safe. Take it out there, with a reason.")
    documents.keeper(SAFE, documents.Keeper(_may_read_file, stays))
