"""Reservations: which unit is held from when to when. The database lets no two of them overlap."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from .bookings import Booking
from .units import Unit


class Hold(models.TextChoices):
    """Why a unit is not free."""

    BOOKING = "booking", _("Booked")
    REPAIR = "repair", _("In repair")
    HOUSE = "house", _("Used by the house")


class ReservationQuerySet(models.QuerySet["Reservation"]):
    """Reservations, asked in sentences."""

    def blocking(self) -> "ReservationQuerySet":
        """Those that keep others out."""
        return self.filter(blocking=True)


class Reservation(models.Model):
    """One unit at one time; `during` is the time with what is kept free before and after."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="reservations", verbose_name=_("unit")
    )
    booking = models.ForeignKey(
        Booking,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reservations",
        verbose_name=_("booking"),
    )
    hold = models.CharField(_("why"), max_length=20, choices=Hold.choices, default=Hold.BOOKING)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    during = DateTimeRangeField(_("kept free"))
    blocking = models.BooleanField(_("keeps others out"), default=True)

    objects = ReservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["starts_at"], name="lending_reserved_by_start", condition=Q(blocking=True))
        ]
        constraints = [
            # Two ranges of one number each: the embedded server has no btree_gist for "unit = unit".
            ExclusionConstraint(
                name="lending_never_double_booked",
                expressions=[
                    (Func(F("unit"), F("unit"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
                condition=Q(blocking=True),
            ),
            # An empty range overlaps nothing and would pass the one above.
            models.CheckConstraint(
                condition=Q(during__isempty=False, during__lower_inf=False, during__upper_inf=False),
                name="lending_reservation_has_two_ends",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="lending_reservation_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(hold=Hold.BOOKING, booking__isnull=False)
                | Q(hold__in=[Hold.REPAIR, Hold.HOUSE], booking=None),
                name="lending_reservation_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.starts_at:%Y-%m-%d %H:%M}"
