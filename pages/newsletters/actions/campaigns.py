"""Preparing, approving and starting a campaign: two people, one sending."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.newsletters import digest, freezing, rules, tokens, translating
from pages.newsletters.models import Campaign, CampaignState, NewsletterIssuePage
from workflows.outbox.actions import queue_message
from workflows.outbox.models import Message, State
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, ChangedSince, Invalid, Verdict, require

# Mails of a stopped campaign wait until it goes on: not before this.
FAR_AWAY = datetime.datetime(9000, 1, 1, tzinfo=datetime.UTC)


@transaction.atomic
def prepare(*, issue: NewsletterIssuePage, actor: User) -> Campaign:
    """The campaign of this issue exists; the issue in any language stands for all of them."""
    require(rules.may_prepare(actor))
    original = issue.get_translations(inclusive=True).order_by("pk").first()
    campaign, _created = Campaign.objects.get_or_create(issue=original)
    campaign.issue = original  # read already
    return campaign


@transaction.atomic
def request_approval(*, campaign_id: int, actor: User) -> Campaign:
    """The issue as it stands is frozen in every language and put up for approval by another person."""
    campaign = _locked(campaign_id)
    _allow(rules.may_request_approval(actor, campaign), campaign, CampaignState.DRAFT)
    campaign.state = CampaignState.APPROVAL_REQUESTED
    unfinished = translating.take_in(_newest(campaign.issue), actor=actor)
    pages = [page for page in _newest_pages(campaign) if page.language not in unfinished]
    for page in pages:
        _require_publishable(page)
    campaign.revisions = rules.versions(campaign.issue)
    campaign.seen_hash = freezing.freeze(campaign, pages)
    campaign.requested_by, campaign.requested_at = actor, timezone.now()
    campaign.save()
    return campaign


@transaction.atomic
def approve(*, campaign_id: int, actor: User, seen: str) -> Campaign:
    """A second person stands for what they saw: the issue becomes public and may be sent.

    `seen` is the fingerprint of the editions shown to them; raises ChangedSince when they are others now.
    """
    campaign = _locked(campaign_id)
    _allow(rules.may_approve(actor, campaign), campaign, CampaignState.APPROVAL_REQUESTED)
    if seen != campaign.seen_hash or seen != freezing.fingerprint(campaign.editions.all()):
        raise ChangedSince(_("The issue is not what you saw any more. Look at it again, then approve."))
    campaign.state = CampaignState.APPROVED
    campaign.approved_by, campaign.approved_at = actor, timezone.now()
    campaign.save()
    written = set(campaign.editions.values_list("written_in", flat=True))
    for page in campaign.issue.get_translations(inclusive=True).filter(locale__language_code__in=written):
        version = page.latest_revision or page.save_revision()
        version.publish(user=actor, skip_permission_checks=True)
    campaign.revisions = rules.versions(campaign.issue)
    campaign.save(update_fields=["revisions"])
    return campaign


@transaction.atomic
def withdraw(*, campaign_id: int, actor: User) -> Campaign:
    """The campaign is a draft again; approval has to be asked for anew."""
    campaign = _locked(campaign_id)
    require(rules.may_withdraw(actor, campaign))
    _back_to_draft(campaign)
    return campaign


@transaction.atomic
def schedule(*, campaign_id: int, actor: User, at: datetime.datetime) -> Campaign:
    """The approved campaign starts by itself at this time."""
    if at <= timezone.now():
        raise Invalid({"at": _("Choose a time in the future, or send now.")})
    campaign = _locked(campaign_id)
    _allow(rules.may_send(actor, campaign), campaign, CampaignState.APPROVED)
    campaign.scheduled_for = at
    campaign.save(update_fields=["scheduled_for"])
    return campaign


@transaction.atomic
def send_now(*, campaign_id: int, actor: User) -> Campaign:
    """The approved campaign is on its way; the worker writes the mails."""
    campaign = _locked(campaign_id)
    _allow(rules.may_send(actor, campaign), campaign, CampaignState.APPROVED)
    return begin(campaign)


@transaction.atomic
def pause(*, campaign_id: int, actor: User) -> Campaign:
    """Sending stops after the mails at hand; those written wait, no new ones are written."""
    campaign = _locked(campaign_id)
    require(rules.may_pause(actor, campaign))
    _stop(campaign, CampaignState.PAUSED)
    return campaign


@transaction.atomic
def resume(*, campaign_id: int, actor: User) -> Campaign:
    """Sending goes on where it stopped."""
    campaign = _locked(campaign_id)
    require(rules.may_resume(actor, campaign))
    campaign.state, campaign.reason = CampaignState.SENDING, ""
    campaign.save(update_fields=["state", "reason"])
    _waiting(campaign).update(due_at=timezone.now())
    return campaign


@transaction.atomic
def cancel(*, campaign_id: int, actor: User) -> Campaign:
    """Nobody else gets the issue; what has left has left."""
    campaign = _locked(campaign_id)
    require(rules.may_cancel(actor, campaign))
    campaign.state, campaign.finished_at = CampaignState.CANCELLED, timezone.now()
    campaign.save(update_fields=["state", "finished_at"])
    _waiting(campaign).update(state=State.DROPPED, reason="campaign cancelled")
    return campaign


@transaction.atomic
def fail(campaign_id: int, reason: str) -> None:
    """An error has stopped the sending; somebody has to look, then it can go on."""
    campaign = _locked(campaign_id)
    if campaign.state in (CampaignState.SENDING, CampaignState.APPROVED):
        campaign.reason, campaign.scheduled_for = reason[:300], None
        _stop(campaign, CampaignState.FAILED)


def _stop(campaign: Campaign, state: CampaignState) -> None:
    campaign.state = state
    campaign.save(update_fields=["state", "reason", "scheduled_for"])
    _waiting(campaign).update(due_at=FAR_AWAY)


def _waiting(campaign: Campaign) -> QuerySet[Message]:
    return Message.objects.filter(delivery__campaign=campaign, state=State.QUEUED)


def begin(campaign: Campaign) -> Campaign:
    """Sending has begun; call with the row locked."""
    campaign.state, campaign.started_at = CampaignState.SENDING, timezone.now()
    campaign.save(update_fields=["state", "started_at"])
    return campaign


@transaction.atomic
def start_if_due(campaign_id: int) -> bool:
    """A scheduled campaign whose time has come is on its way; a changed issue falls back to draft."""
    due = Campaign.objects.due().select_for_update(skip_locked=True, of=("self",))
    campaign = due.select_related("issue").filter(pk=campaign_id).first()
    if campaign is None:
        return False
    if rules.changed_since_request(campaign):
        _back_to_draft(campaign)
        return False
    begin(campaign)
    return True


@transaction.atomic
def send_test(*, campaign_id: int, actor: User, language: str) -> Message:
    """The issue as it stands comes to the person who asked, in `language`, marked as a test."""
    require(rules.may_prepare(actor))
    if language not in dict(settings.LANGUAGES):
        raise Invalid({"language": _("Choose one of the languages of the house.")})
    campaign = Campaign.objects.select_related("issue").get(pk=campaign_id)
    if campaign.state == CampaignState.DRAFT and rules.may_write(actor):
        translating.take_in(_newest(campaign.issue), actor=actor)
    pages = {page.language: page for page in _newest_pages(campaign)}
    issue = pages.get(language) or pages.get("de") or campaign.issue
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


def _newest_pages(campaign: Campaign) -> list[NewsletterIssuePage]:
    """The issue in all its languages as it was written last, public or not."""
    pages = campaign.issue.get_translations(inclusive=True).select_related("locale").order_by("pk")
    return [_newest(campaign.issue if page == campaign.issue else page) for page in pages]


def _newest(page: NewsletterIssuePage) -> NewsletterIssuePage:
    newest: NewsletterIssuePage = page.get_latest_revision_as_object()
    return newest


def _require_publishable(page: NewsletterIssuePage) -> None:
    """An approval publishes; what can't be published is said before anybody is asked."""
    try:
        page.full_clean()
    except ValidationError as error:
        raise Invalid({"issue": f"{page.title}: {' '.join(error.messages)}"}) from error


def _locked(campaign_id: int) -> Campaign:
    return Campaign.objects.select_for_update(of=("self",)).select_related("issue").get(pk=campaign_id)


def _allow(verdict: Verdict, campaign: Campaign, expected: CampaignState) -> None:
    """Refused because somebody was faster is "already done"; every other refusal is "not allowed"."""
    if not verdict and campaign.state not in (expected, CampaignState.DRAFT):
        raise AlreadyDone(verdict.reason)
    require(verdict)


def _back_to_draft(campaign: Campaign) -> None:
    campaign.state, campaign.revisions, campaign.scheduled_for = CampaignState.DRAFT, {}, None
    campaign.seen_hash = ""
    campaign.editions.all().delete()
    campaign.requested_by = campaign.approved_by = None
    campaign.requested_at = campaign.approved_at = None
    campaign.save()
    for page in campaign.issue.get_translations(inclusive=True).live():
        page.unpublish()
