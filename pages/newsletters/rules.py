"""Who may prepare, approve and send the newsletter."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .models import Campaign, CampaignState, NewsletterIssuePage


def may_prepare(user: Any) -> Verdict:
    """Editors, approvers and administrators prepare and watch campaigns."""
    if user.is_superuser or user.has_role(Role.EDITOR, Role.NEWSLETTER_APPROVER, Role.ADMIN):
        return ALLOWED
    return refused(_("Only editors may work on the newsletter."))


def may_request_approval(user: User, campaign: Campaign) -> Verdict:
    """Only a draft whose issue is published can be put up for approval."""
    if not (verdict := may_prepare(user)):
        return verdict
    if campaign.state != CampaignState.DRAFT:
        return refused(_("Approval has already been asked for."))
    if not campaign.issue.live:
        return refused(_("Publish the issue first. What is approved is what is published."))
    return ALLOWED


def may_approve(user: User, campaign: Campaign) -> Verdict:
    """A newsletter approver who neither asked for approval nor edited the issue last, in any language."""
    if not user.has_role(Role.NEWSLETTER_APPROVER):
        return refused(_("Only newsletter approvers may approve."))
    if campaign.state != CampaignState.APPROVAL_REQUESTED:
        return refused(_("Nobody has asked for approval, or it has been given already."))
    if campaign.requested_by_id == user.pk:
        return refused(_("You asked for approval yourself. Another person has to approve."))
    if user.pk in last_editors(campaign):
        return refused(_("You edited this issue last. Another person has to approve."))
    if changed_since_request(campaign):
        return refused(_("The issue has changed since approval was asked for. Ask again."))
    return ALLOWED


def may_send(user: User, campaign: Campaign) -> Verdict:
    """An approved campaign whose issue is still what was approved."""
    if not (verdict := may_prepare(user)):
        return verdict
    if campaign.state != CampaignState.APPROVED:
        return refused(_("This campaign is not approved yet, or it has been sent already."))
    if changed_since_request(campaign):
        return refused(_("The issue has changed since it was approved. Ask for approval again."))
    return ALLOWED


def may_withdraw(user: User, campaign: Campaign) -> Verdict:
    """Until sending begins, the campaign can become a draft again."""
    if not (verdict := may_prepare(user)):
        return verdict
    if campaign.state not in (CampaignState.APPROVAL_REQUESTED, CampaignState.APPROVED):
        return refused(_("Sending has begun or nothing is waiting. It can't be withdrawn."))
    return ALLOWED


def published_revisions(issue: NewsletterIssuePage) -> dict[str, int]:
    """The published version of the issue in each language: {page: revision}."""
    pages = issue.get_translations(inclusive=True).live()
    return {str(page.pk): page.live_revision_id or 0 for page in pages}


def changed_since_request(campaign: Campaign) -> bool:
    """Whether what is published is no longer what was put up for approval."""
    return campaign.revisions != published_revisions(campaign.issue)


def last_editors(campaign: Campaign) -> set[int]:
    """The people whose versions of the issue are published."""
    revisions = Revision.objects.filter(pk__in=campaign.revisions.values())
    return {user_id for user_id in revisions.values_list("user_id", flat=True) if user_id}
