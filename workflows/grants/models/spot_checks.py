"""Which receipts of a list the house looks at: drawn by a seed that anybody can draw again with."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SpotCheck(models.Model):
    """One draw: from these receipts, with this seed, those that came first (`values.drawing`)."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="spot_checks",
        verbose_name=_("application"),
    )
    seed = models.CharField(_("seed"), max_length=32)
    considered = ArrayField(models.BigIntegerField(), verbose_name=_("receipts to draw from"))
    size = models.PositiveIntegerField(_("receipts drawn"))
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("drawn by")
    )
    drawn_at = models.DateTimeField(_("drawn"), default=timezone.now)

    class Meta:
        verbose_name = _("spot check")
        verbose_name_plural = _("spot checks")
        ordering = ["drawn_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0) & Q(size__lte=F("considered__len")), name="spot_check_of_the_list"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.size}/{len(self.considered)}"
