"""What a grant came to in the end."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .columns import euros


class GrantSettlement(models.Model):
    """What a grant came to: proposed by the examiner, confirmed by somebody else."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="settlements",
        verbose_name=_("application"),
    )
    accepted_costs = euros(_("accepted costs"))
    other_income = euros(_("other income"))
    final_grant = euros(_("final grant"))
    paid = euros(_("paid so far"), default=Decimal(0))
    rest_payment = euros(_("rest payment"), default=Decimal(0))
    reclaim = euros(_("reclaim"), default=Decimal(0))
    cuts = models.JSONField(_("cuts"), default=list, blank=True)
    checklist = models.JSONField(_("checklist"), default=dict, blank=True)
    note = models.TextField(_("note of the examination"), blank=True)
    examined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("examined by")
    )
    examined_at = models.DateTimeField(_("examined"), default=timezone.now)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settlement confirmed by"),
    )
    settled_at = models.DateTimeField(_("settlement confirmed"), null=True, blank=True)
    returned_at = models.DateTimeField(_("sent back"), null=True, blank=True)
    given_back = models.BooleanField(
        _("grant given back"),
        default=False,
        db_default=False,
        help_text=_("Nothing was examined: the group gave it all back."),
    )
    received_on = models.DateField(_("money came back on"), null=True, blank=True)

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")
        ordering = ["examined_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(returned_at=None), name="settlement_once"
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=F("examined_by")),
                name="settlement_by_second_person",
            ),
            models.CheckConstraint(
                condition=Q(rest_payment=0) | Q(reclaim=0), name="settlement_one_direction"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.final_grant}"


class ReportReturn(models.Model):
    """A report that went back to the group: what the examiner had looked at and noted until then."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="report_returns",
        verbose_name=_("application"),
    )
    checklist = models.JSONField(_("checklist"), default=dict, blank=True)
    note = models.TextField(_("note of the examination"), blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("sent back by")
    )
    returned_at = models.DateTimeField(_("sent back"), default=timezone.now)

    class Meta:
        verbose_name = _("report sent back")
        verbose_name_plural = _("reports sent back")
        ordering = ["returned_at", "id"]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.returned_at:%Y-%m-%d}"
