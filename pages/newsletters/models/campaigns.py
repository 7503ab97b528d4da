"""Campaigns: one sending of one issue, approved by a second person."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page


class CampaignState(models.TextChoices):
    """Where a campaign stands."""

    DRAFT = "draft", _("Draft")
    APPROVAL_REQUESTED = "approval_requested", _("Waiting for approval")
    APPROVED = "approved", pgettext_lazy("newsletter", "Approved")
    SENDING = "sending", _("Being sent")
    PAUSED = "paused", _("Paused")
    FAILED = "failed", _("Stopped by an error")
    CANCELLED = "cancelled", pgettext_lazy("newsletter", "Cancelled")
    SENT = "sent", _("Sent")


# From approval on the issue is public; from the beginning of sending on it can't be taken back.
RELEASED = frozenset(CampaignState.values) - {CampaignState.DRAFT, CampaignState.APPROVAL_REQUESTED}
BEGUN = RELEASED - {CampaignState.APPROVED}


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Campaigns, asked in sentences."""

    def due(self) -> "CampaignQuerySet":
        """Approved, and their time has come."""
        return self.filter(state=CampaignState.APPROVED, scheduled_for__lte=timezone.now())

    def sending(self) -> "CampaignQuerySet":
        """On their way."""
        return self.filter(state=CampaignState.SENDING)

    def of(self, page: Page) -> "CampaignQuerySet":
        """The campaign of this issue, in whatever language the page is."""
        return self.filter(issue__translation_key=page.translation_key)


class Campaign(models.Model):
    """The sending of an issue in all its languages; `revisions` is what was put up for approval."""

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    issue = models.OneToOneField(
        "newsletters.NewsletterIssuePage",
        on_delete=models.PROTECT,
        related_name="campaign",
        verbose_name=_("issue"),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=CampaignState.choices, default=CampaignState.DRAFT
    )
    revisions = models.JSONField(
        _("approved versions"),
        default=dict,
        blank=True,
        help_text=_("Page and version, for each language."),
    )
    seen_hash = models.CharField(
        _("fingerprint"),
        max_length=64,
        blank=True,
        help_text=_("Of the editions put up for approval; an approval names it."),
    )
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why sending was stopped by an error.")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approval asked by"),
    )
    requested_at = models.DateTimeField(_("approval asked"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    scheduled_for = models.DateTimeField(_("to be sent"), null=True, blank=True)
    started_at = models.DateTimeField(_("sending began"), null=True, blank=True)
    finished_at = models.DateTimeField(_("sending ended"), null=True, blank=True)

    objects: ClassVar[CampaignQuerySet] = CampaignQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("newsletter campaign")
        verbose_name_plural = _("newsletter campaigns")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=CampaignState.values), name="campaign_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("requested_by")),
                name="campaign_four_eyes",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "approval_requested"])
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="campaign_sent_only_when_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | ~models.Q(seen_hash=""),
                name="campaign_approval_names_what_was_seen",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.issue_id} {self.state}"


class Delivery(models.Model):
    """One reader of one campaign: the row that makes sure that nobody gets an issue twice."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="deliveries", verbose_name=_("campaign")
    )
    subscriber = models.ForeignKey(
        "newsletters.Subscriber",
        on_delete=models.SET_NULL,
        null=True,
        related_name="deliveries",
        verbose_name=_("reader"),
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    message = models.OneToOneField(
        "outbox.Message",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delivery",
        verbose_name=_("mail"),
        help_text=_("Empty when the issue had nothing in the rubrics the reader chose."),
    )

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "subscriber"], name="delivery_once_per_reader")
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.pk}"
