"""Who may prepare, approve and send the newsletter."""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry, Revision
from wagtail_localize.models import SegmentOverride, StringTranslation

from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .models import Campaign, CampaignState, Hand, NewsletterIssuePage

# What Wagtail logs when somebody changes what a page says.
WRITING = (
    "wagtail.create",
    "wagtail.edit",
    "wagtail.rename",
    "wagtail.revert",
    "wagtail.copy",
    "wagtail.copy_for_translation",
)


def may_prepare(user: Any) -> Verdict:
    """Editors, approvers and administrators prepare and watch campaigns."""
    if user.is_superuser or user.has_role(Role.EDITOR, Role.NEWSLETTER_APPROVER, Role.ADMIN):
        return ALLOWED
    return refused(_("Only editors may work on the newsletter."))


def may_keep_readers(user: User) -> Verdict:
    """Lists of addresses are for those who answer for the newsletter, not for everybody who writes."""
    if user.is_superuser or user.has_role(Role.NEWSLETTER_APPROVER, Role.ADMIN):
        return ALLOWED
    return refused(_("Only newsletter approvers and the administration see the list of readers."))


def may_set_patience(user: User) -> Verdict:
    """Editors and the administration decide how often issues may come back."""
    if user.is_superuser or user.has_role(Role.EDITOR, Role.ADMIN):
        return ALLOWED
    return refused(_("Only editors and the administration decide how often issues may come back."))


def may_begin(user: User) -> Verdict:
    """Who writes pages begins issues."""
    return ALLOWED if may_write(user) else refused(_("Only editors may write an issue."))


def may_write(user: User) -> bool:
    """Whether the person writes pages; approvers only read what they approve."""
    return bool(user.is_superuser or user.has_role(Role.EDITOR))


def may_request_approval(user: User, campaign: Campaign) -> Verdict:
    """Only a draft can be put up for approval."""
    if not (verdict := may_prepare(user)):
        return verdict
    if campaign.state != CampaignState.DRAFT:
        return refused(_("Approval has already been asked for."))
    return ALLOWED


def may_approve(user: User, campaign: Campaign) -> Verdict:
    """A newsletter approver who neither asked for approval nor ever had a hand in the text."""
    if not user.has_role(Role.NEWSLETTER_APPROVER):
        return refused(_("Only newsletter approvers may approve."))
    if campaign.state != CampaignState.APPROVAL_REQUESTED:
        return refused(_("Nobody has asked for approval, or it has been given already."))
    if campaign.requested_by_id == user.pk:
        return refused(_("You asked for approval yourself. Another person has to approve."))
    if user.pk in hands_in(campaign.issue):
        return refused(_("You had a hand in this issue. Another person has to approve."))
    if changed_since_request(campaign):
        return refused(_("The issue has changed since approval was asked for. Ask again."))
    return ALLOWED


def may_send(user: User, campaign: Campaign) -> Verdict:
    """An approved campaign; what leaves is what was approved."""
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


def may_pause(user: User, campaign: Campaign) -> Verdict:
    """While it is being sent."""
    return _while(user, campaign, {CampaignState.SENDING}, _("This campaign is not being sent."))


def may_resume(user: User, campaign: Campaign) -> Verdict:
    """A person or an error has stopped it."""
    stopped = {CampaignState.PAUSED, CampaignState.FAILED}
    return _while(user, campaign, stopped, _("This campaign is not paused."))


def may_cancel(user: User, campaign: Campaign) -> Verdict:
    """While mails of it may still wait."""
    begun = {CampaignState.SENDING, CampaignState.PAUSED, CampaignState.FAILED}
    return _while(user, campaign, begun, _("This campaign is not being sent."))


def _while(user: User, campaign: Campaign, states: Collection[str], otherwise: object) -> Verdict:
    if not (verdict := may_prepare(user)):
        return verdict
    return ALLOWED if campaign.state in states else refused(otherwise)


def versions(issue: NewsletterIssuePage) -> dict[str, int]:
    """The newest version of the issue in each language: {page: revision}."""
    return {str(page.pk): page.latest_revision_id or 0 for page in issue.get_translations(inclusive=True)}


def changed_since_request(campaign: Campaign) -> bool:
    """Whether the issue was written on since it was put up for approval, or has another language."""
    return campaign.revisions != versions(campaign.issue) or not campaign.editions.exists()


def hands_in(issue: NewsletterIssuePage) -> set[int]:
    """Everybody who ever wrote on the issue in any language.

    Noted when it happens (`Hand`); versions, log and translations tell of what was written before that.
    """
    pages = list(issue.get_translations(inclusive=True).values_list("pk", flat=True))
    kind = ContentType.objects.get_for_model(NewsletterIssuePage)
    wrote = Revision.objects.filter(content_type=kind, object_id__in=[str(pk) for pk in pages])
    did = PageLogEntry.objects.filter(page_id__in=pages, action__in=WRITING)
    of_issue = {"context__object__translation_key": issue.translation_key}
    translated = StringTranslation.objects.filter(**of_issue)
    replaced = SegmentOverride.objects.filter(**of_issue)
    noted = Hand.objects.filter(translation_key=issue.translation_key)
    people = (
        *wrote.values_list("user_id", flat=True),
        *did.values_list("user_id", flat=True),
        *translated.values_list("last_translated_by_id", flat=True),
        *replaced.values_list("last_translated_by_id", flat=True),
        *noted.values_list("person_id", flat=True),
    )
    return {pk for pk in people if pk}
