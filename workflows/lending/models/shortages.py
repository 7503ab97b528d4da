"""Shortages: requests that found nothing free; funders ask for their number."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .resources import Resource


class Shortage(models.Model):
    """Somebody asked and nothing was free; nobody's name stands here."""

    resource = models.ForeignKey(
        Resource, on_delete=models.CASCADE, related_name="shortages", verbose_name=_("room or equipment")
    )
    at = models.DateTimeField(_("asked"), default=timezone.now)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    pieces = models.PositiveSmallIntegerField(_("how many"), default=1)

    class Meta:
        verbose_name = _("shortage")
        verbose_name_plural = _("shortages")
        indexes = [models.Index(fields=["at"], name="lending_shortages_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="lending_shortage_has_an_end"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.at:%Y-%m-%d}"
