"""The money promised: one row per approved application; the call's sum is guarded by the database."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .calls import euros


class FundReservation(models.Model):
    """Euros promised to one application; released when the promise falls away (GA-26)."""

    call = models.ForeignKey(
        "grants.Call", on_delete=models.PROTECT, related_name="reservations", verbose_name=_("call")
    )
    application = models.OneToOneField(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="reservation",
        verbose_name=_("application"),
    )
    amount = euros(_("amount"))
    paid = euros(_("paid"), default=Decimal(0), help_text=_("Released payments less what came back."))
    created_at = models.DateTimeField(_("promised"), default=timezone.now)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)

    class Meta:
        verbose_name = _("promised money")
        verbose_name_plural = _("promised money")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="reservation_positive"),
            models.CheckConstraint(
                condition=Q(paid__gte=0) & Q(paid__lte=F("amount")), name="paid_at_most_promised"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.amount}"
