"""Reviews: who was asked, whether they are free to judge, and what they found."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .calls import euros, percent


class ReviewState(models.TextChoices):
    """Where a review stands; the application opens for the reviewer with OPEN only."""

    ASSIGNED = "assigned", _("Conflict declaration missing")
    OPEN = "open", _("In review")
    SUBMITTED = "submitted", _("Submitted")
    RECUSED = "recused", _("Does not review")


class Conflict(models.TextChoices):
    """Why somebody may not judge (standard modelled on §§ 20, 21 VwVfG)."""

    NONE = "none", _("No conflict")
    SELF = "self", _("I take part in the project or am paid by it")
    RELATIVE = "relative", _("A relative or my partner takes part")
    MEMBER = "member", _("I was in the organisation or a partner organisation within the last 3 years")
    RIVAL = "rival", _("I have an application of my own in this round")
    CLOSE = "close", _("Close friendship or open dispute")
    NO_TIME = "no_time", _("No, but I have no time for this review")


class Recommendation(models.TextChoices):
    """What a reviewer recommends."""

    APPROVE = "approve", _("Approve")
    CONDITIONS = "conditions", _("Approve with conditions")
    REJECT = "reject", _("Reject")


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews, asked in sentences."""

    def standing(self) -> "ReviewQuerySet":
        """Reviews that count: everything but recusals."""
        return self.exclude(state=ReviewState.RECUSED)

    def pending(self) -> "ReviewQuerySet":
        """Reviews still to be written."""
        return self.filter(state__in=[ReviewState.ASSIGNED, ReviewState.OPEN])


class Review(models.Model):
    """One reviewer's seat in the panel (`slot`); a replacement takes the same seat."""

    application = models.ForeignKey(
        "grants.Application", on_delete=models.PROTECT, related_name="reviews", verbose_name=_("application")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("reviewer")
    )
    slot = models.PositiveSmallIntegerField(_("seat"))
    state = models.CharField(
        _("state"), max_length=10, choices=ReviewState.choices, default=ReviewState.ASSIGNED
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("assigned by"),
    )
    assigned_at = models.DateTimeField(_("assigned"), default=timezone.now)
    conflict = models.CharField(_("conflict"), max_length=10, choices=Conflict.choices, blank=True)
    declared_at = models.DateTimeField(_("declared"), null=True, blank=True)
    scores = models.JSONField(
        _("scores"), default=dict, help_text=_("Points 0 to 4 and a reason per criterion.")
    )
    percent = percent(_("result (%)"), null=True, blank=True)
    recommendation = models.CharField(
        _("recommendation"), max_length=10, choices=Recommendation.choices, blank=True
    )
    recommended_amount = euros(_("recommended amount"), null=True, blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["slot", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "reviewer"], name="review_once_per_person"),
            models.UniqueConstraint(
                fields=["application", "slot"], condition=~Q(state="recused"), name="review_seat_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted")
                | (Q(submitted_at__isnull=False) & Q(percent__isnull=False) & Q(conflict="none")),
                name="review_submitted_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(state="assigned") | Q(declared_at__isnull=False),
                name="review_declared_before_opening",
            ),
        ]
        indexes = [models.Index(fields=["reviewer", "state"], name="review_of_person")]

    def __str__(self) -> str:
        return f"{self.application_id} #{self.slot}"
