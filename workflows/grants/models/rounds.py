"""What a call has several of: rounds, and limits on kinds of cost."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .choices import CostCategory
from .columns import euros, percent


class CallWindowQuerySet(models.QuerySet["CallWindow"]):
    """Windows, asked in sentences."""

    def open(self, at: datetime.datetime) -> "CallWindowQuerySet":
        """Windows that take applications at this moment."""
        return (
            self.filter(opens_at__lte=at).filter(Q(closes_at=None) | Q(closes_at__gt=at)).order_by("opens_at")
        )


class CallWindow(models.Model):
    """A round: when applications are taken and when their projects may run. No closing time means rolling."""

    call = models.ForeignKey(
        "grants.Call", on_delete=models.CASCADE, related_name="windows", verbose_name=_("call")
    )
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    project_from = models.DateField(_("projects start from"))
    project_until = models.DateField(_("projects end by"))

    objects = CallWindowQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gt=F("opens_at")), name="window_opens_first"
            ),
            models.CheckConstraint(
                condition=Q(project_until__gte=F("project_from")), name="window_project_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opens_at:%Y-%m-%d}"


class CostLimit(models.Model):
    """A limit on one kind of cost: euros, percent of the total cost, or euros per unit."""

    call = models.ForeignKey(
        "grants.Call", on_delete=models.CASCADE, related_name="cost_limits", verbose_name=_("call")
    )
    category = models.CharField(_("kind of cost"), max_length=20, choices=CostCategory.choices)
    allowed = models.BooleanField(_("allowed"), default=True)
    max_amount = euros(_("at most (euros)"), null=True, blank=True)
    max_percent = percent(_("at most (% of the cost)"), null=True, blank=True)
    max_unit_price = euros(_("at most per unit (euros)"), null=True, blank=True)
    unit_minutes = models.PositiveSmallIntegerField(_("a unit is so many minutes"), null=True, blank=True)

    class Meta:
        verbose_name = _("cost limit")
        verbose_name_plural = _("cost limits")
        constraints = [models.UniqueConstraint(fields=["call", "category"], name="cost_limit_once")]

    def __str__(self) -> str:
        return self.category
