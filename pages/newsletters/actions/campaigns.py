"""Preparing, approving and starting a campaign: two people, one sending."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.newsletters import digest, rules, tokens
from pages.newsletters.models import Campaign, CampaignState, NewsletterIssuePage
from workflows.outbox.actions import queue_message
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, Verdict, require


@transaction.atomic
def prepare(*, issue: NewsletterIssuePage, actor: User) -> Campaign:
    """The campaign of this issue exists; the issue in any language stands for all of them."""
    require(rules.may_prepare(actor))
    original = issue.get_translations(inclusive=True).order_by("pk").first()
    campaign, _created = Campaign.objects.get_or_create(issue=original)
    return campaign


@transaction.atomic
def request_approval(*, campaign_id: Any, actor: User) -> Campaign:
    """What is published now is put up for approval by another person."""
    campaign = _locked(campaign_id)
    _allow(rules.may_request_approval(actor, campaign), campaign, CampaignState.DRAFT)
    campaign.state = CampaignState.APPROVAL_REQUESTED
    campaign.revisions = rules.published_revisions(campaign.issue)
    campaign.requested_by, campaign.requested_at = actor, timezone.now()
    campaign.save()
    return campaign


@transaction.atomic
def approve(*, campaign_id: Any, actor: User) -> Campaign:
    """A second person stands for the issue; it may be sent."""
    campaign = _locked(campaign_id)
    _allow(rules.may_approve(actor, campaign), campaign, CampaignState.APPROVAL_REQUESTED)
    campaign.state = CampaignState.APPROVED
    campaign.approved_by, campaign.approved_at = actor, timezone.now()
    campaign.save()
    return campaign


@transaction.atomic
def withdraw(*, campaign_id: Any, actor: User) -> Campaign:
    """The campaign is a draft again; approval has to be asked for anew."""
    campaign = _locked(campaign_id)
    require(rules.may_withdraw(actor, campaign))
    _back_to_draft(campaign)
    return campaign


@transaction.atomic
def schedule(*, campaign_id: Any, actor: User, at: datetime.datetime) -> Campaign:
    """The approved campaign starts by itself at this time."""
    if at <= timezone.now():
        raise Invalid({"at": _("Choose a time in the future, or send now.")})
    campaign = _locked(campaign_id)
    _allow(rules.may_send(actor, campaign), campaign, CampaignState.APPROVED)
    campaign.scheduled_for = at
    campaign.save(update_fields=["scheduled_for"])
    return campaign


@transaction.atomic
def send_now(*, campaign_id: Any, actor: User) -> Campaign:
    """The approved campaign is on its way; the worker writes the mails."""
    campaign = _locked(campaign_id)
    _allow(rules.may_send(actor, campaign), campaign, CampaignState.APPROVED)
    return begin(campaign)


def begin(campaign: Campaign) -> Campaign:
    """Sending has begun; call with the row locked."""
    campaign.state, campaign.started_at = CampaignState.SENDING, timezone.now()
    campaign.save(update_fields=["state", "started_at"])
    return campaign


@transaction.atomic
def start_due() -> int:
    """Scheduled campaigns whose time has come are on their way; a changed issue falls back to draft."""
    started = 0
    for campaign in Campaign.objects.due().select_for_update(skip_locked=True, of=("self",)):
        if rules.changed_since_request(campaign):
            _back_to_draft(campaign)
        else:
            begin(campaign)
            started += 1
    return started


@transaction.atomic
def send_test(*, campaign_id: Any, actor: User, language: str) -> Message:
    """The issue as it stands comes to the person who asked, in `language`, marked as a test."""
    require(rules.may_prepare(actor))
    campaign = Campaign.objects.select_related("issue").get(pk=campaign_id)
    issue = issue_for(campaign.issue, language, published_only=False)
    letter = digest.mail_of(issue, language=language)
    nowhere = tokens.address("manage", "test", language)
    fields = {"unsubscribe_url": nowhere, "manage_url": nowhere}
    return queue_message(
        to_address=actor.email,
        recipient=actor,
        subject=_("Test: %(subject)s") % {"subject": letter.subject},
        text=digest.filled(letter.text, fields),
        html=digest.filled(letter.html, fields),
        language=letter.language,
    )


def issue_for(
    issue: NewsletterIssuePage, language: str, *, published_only: bool = True
) -> NewsletterIssuePage:
    """The issue in `language`; in the house's own language when there is none."""
    translations = {page.language: page for page in issue.get_translations(inclusive=True)}
    if published_only:
        translations = {code: page for code, page in translations.items() if page.live}
    return translations.get(language) or translations.get("de") or issue


def _locked(campaign_id: Any) -> Campaign:
    return Campaign.objects.select_for_update(of=("self",)).select_related("issue").get(pk=campaign_id)


def _allow(verdict: Verdict, campaign: Campaign, expected: CampaignState) -> None:
    """Refused because somebody was faster is "already done"; every other refusal is "not allowed"."""
    if not verdict and campaign.state not in (expected, CampaignState.DRAFT):
        raise AlreadyDone(verdict.reason)
    require(verdict)


def _back_to_draft(campaign: Campaign) -> None:
    campaign.state, campaign.revisions, campaign.scheduled_for = CampaignState.DRAFT, {}, None
    campaign.requested_by = campaign.approved_by = None
    campaign.requested_at = campaign.approved_at = None
    campaign.save()
