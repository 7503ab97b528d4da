"""Notices that a group owes while its grant runs (Nr. 5 ANBest-P), and what the house said to them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .columns import euros


class NoticeKind(models.TextChoices):
    """What the group has to tell at once."""

    FUNDING = "funding", _("We get other money for this project")
    GOALS = "goals", _("We may not reach our goals")
    INTERIM = "interim", _("This is our interim report")
    STOPPED = "stopped", _("The project has stopped")
    REPRESENTATIVE = "representative", _("Somebody else represents us now")


class Ending(models.TextChoices):
    """How a project that stopped is brought to its end."""

    REPORT = "report", pgettext_lazy("stop", "We report what was spent until then")
    GIVE_BACK = "give_back", pgettext_lazy("stop", "We give the whole grant back")


class Notice(models.Model):
    """One notice; an amount stands with other funding only, an ending with a project that stopped."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="notices",
        verbose_name=_("application"),
    )
    kind = models.CharField(_("about"), max_length=20, choices=NoticeKind.choices)
    happened_on = models.DateField(_("since"))
    text = models.TextField(_("what the group says"))
    amount = euros(_("amount"), null=True, blank=True)
    ending = models.CharField(_("how it ends"), max_length=10, choices=Ending.choices, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("told by")
    )
    told_at = models.DateTimeField(_("told"), default=timezone.now)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("grant", "notice")
        verbose_name_plural = pgettext_lazy("grant", "notices")
        ordering = ["told_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="funding", amount__isnull=False, amount__gt=0)
                | (~Q(kind="funding") & Q(amount=None)),
                name="notice_amount_of_funding",
            ),
            models.CheckConstraint(
                condition=(Q(kind="stopped") & ~Q(ending="")) | (~Q(kind="stopped") & Q(ending="")),
                name="notice_ending_of_stop",
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(kind="stopped"), name="notice_stops_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None, answer="")
                | (Q(answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="")),
                name="notice_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("told_by")),
                name="notice_answered_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.kind}"
