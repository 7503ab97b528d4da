"""Reviews of a statute: rounds, comments per clause, and rules an adviser waived with a reason."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReviewDecision(models.TextChoices):
    """What the adviser decided."""

    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")


class ReviewScope(models.TextChoices):
    """What the founders may change after a return."""

    COMMENTED = "commented", _("Only what was commented on")
    ALL = "all", _("Everything")


class StatuteReview(models.Model):
    """One decided round; a hint of plausibility, not legal advice (§ 6 RDG)."""

    case = models.ForeignKey(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="reviews", verbose_name=_("founding")
    )
    round = models.PositiveSmallIntegerField(_("round"))
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("adviser")
    )
    decision = models.CharField(_("decision"), max_length=20, choices=ReviewDecision.choices)
    scope = models.CharField(
        _("founders may change"), max_length=20, choices=ReviewScope.choices, default=ReviewScope.ALL
    )
    note = models.TextField(_("note to the founders"), blank=True)
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)

    class Meta:
        verbose_name = _("statute review")
        verbose_name_plural = _("statute reviews")
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["case", "round"], name="statute_review_round_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.round}"


class ClauseComment(models.Model):
    """What the adviser says about one clause."""

    review = models.ForeignKey(
        StatuteReview,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=pgettext_lazy("statute", "review"),
    )
    clause = models.CharField(
        _("clause"), max_length=40, help_text=_("The id of the clause, not its number.")
    )
    text = models.TextField(_("comment"))

    class Meta:
        verbose_name = _("comment on a clause")
        verbose_name_plural = _("comments on clauses")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "clause"], name="clause_comment_once")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.clause}"


class Waiver(models.Model):
    """A rule that does not have to be met here; never one the law insists on ("must")."""

    case = models.ForeignKey(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="waivers", verbose_name=_("founding")
    )
    rule = models.CharField(_("rule"), max_length=10)
    reason = models.TextField(_("reason"))
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("waived by")
    )
    waived_at = models.DateTimeField(_("waived"), default=timezone.now)

    class Meta:
        verbose_name = _("waived rule")
        verbose_name_plural = _("waived rules")
        constraints = [
            models.UniqueConstraint(fields=["case", "rule"], name="rule_waived_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="waiver_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.rule}"
