"""What was noted at the counter: handing over, taking back, and damage."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .bookings import Booking
from .units import Unit


class Moment(models.TextChoices):
    """The two times at which somebody looks at it."""

    OUT = "out", _("Handed over")
    BACK = "back", _("Taken back")


class Protocol(models.Model):
    """How it was when it was handed over or came back, with the name typed as a signature."""

    booking = models.ForeignKey(
        Booking, on_delete=models.PROTECT, related_name="protocols", verbose_name=_("booking")
    )
    moment = models.CharField(_("when"), max_length=10, choices=Moment.choices)
    at = models.DateTimeField(_("time"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("for the house")
    )
    condition = models.TextField(_("condition"), max_length=1000, blank=True)
    there = models.JSONField(_("was there"), default=list, blank=True)
    missing = models.JSONField(_("was missing"), default=list, blank=True)
    signed_name = models.CharField(
        _("signed by"), max_length=200, help_text=_("The name that was typed as a signature.")
    )

    class Meta:
        verbose_name = _("protocol")
        verbose_name_plural = _("protocols")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "moment"], name="lending_one_protocol_a_moment"),
            models.CheckConstraint(condition=~Q(signed_name=""), name="lending_protocol_is_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.booking_id} {self.moment}"


class Found(models.TextChoices):
    """How a piece was when somebody looked."""

    OK = "ok", _("In order")
    DAMAGED = "damaged", _("Damaged")
    MISSING = "missing", _("Not there")


class UnitCheck(models.Model):
    """One piece of a booking in a protocol."""

    protocol = models.ForeignKey(
        Protocol, on_delete=models.CASCADE, related_name="units", verbose_name=_("protocol")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="checks", verbose_name=_("unit"))
    found = models.CharField(_("how it was"), max_length=10, choices=Found.choices, default=Found.OK)

    class Meta:
        verbose_name = _("piece in a protocol")
        verbose_name_plural = _("pieces in a protocol")
        ordering = ["unit"]
        constraints = [
            models.UniqueConstraint(fields=["protocol", "unit"], name="lending_each_piece_once_a_protocol"),
            models.CheckConstraint(condition=Q(found__in=Found.values), name="lending_found_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.found}"


class Damage(models.Model):
    """Something came back damaged or incomplete, and what was agreed about it."""

    booking = models.OneToOneField(
        Booking, on_delete=models.PROTECT, related_name="damage", verbose_name=_("booking")
    )
    what = models.TextField(_("what is damaged"), max_length=1000)
    cost = models.DecimalField(_("cost in €"), max_digits=8, decimal_places=2, default=Decimal(0))
    outcome = models.TextField(_("what was agreed"), max_length=1000, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        verbose_name = _("damage")
        verbose_name_plural = _("damage")
        constraints = [
            models.CheckConstraint(condition=Q(cost__gte=0), name="lending_cost_not_below_zero"),
            models.CheckConstraint(
                condition=Q(settled_at=None) | ~Q(outcome=""), name="lending_settled_with_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return self.what[:60]
