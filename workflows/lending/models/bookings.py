"""A booking: who borrows what, when and for what; it is a case."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from workflows.engine.kinds import stage_label
from workflows.engine.models import Case

from .resources import Resource


class Booking(Case):
    """Somebody asks for a room or equipment; its reservations hold the units and every single date."""

    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="bookings", verbose_name=_("room or equipment")
    )
    starts_at = models.DateTimeField(_("begins"), help_text=_("Of several dates the first."))
    ends_at = models.DateTimeField(_("ends"), help_text=_("Of several dates the last."))
    pieces = models.PositiveSmallIntegerField(_("how many"), default=1, validators=[MinValueValidator(1)])
    people = models.PositiveIntegerField(_("people"), null=True, blank=True)
    purpose = models.TextField(_("purpose"), max_length=500)
    way = models.CharField(_("way"), max_length=20, blank=True, help_text=_("How the flow goes on."))
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    exception = models.TextField(
        _("why more than the quota"), max_length=500, blank=True, default="", db_default=""
    )
    exception_grounds = models.TextField(
        _("why the house allows more"), max_length=500, blank=True, default="", db_default=""
    )
    sequence = models.PositiveSmallIntegerField(
        _("version in calendars"), default=0, help_text=_("One more with each change (RFC 5545, SEQUENCE).")
    )
    pickup_code = models.CharField(_("code for pick-up"), max_length=6, blank=True)
    delegate = models.CharField(
        _("who picks up"), max_length=200, blank=True, help_text=_("Empty: whoever asked.")
    )
    deposit = models.DecimalField(_("deposit in €"), max_digits=8, decimal_places=2, default=Decimal(0))
    deposit_taken_at = models.DateTimeField(_("deposit received"), null=True, blank=True)
    deposit_returned = models.DecimalField(
        _("deposit given back in €"), max_digits=8, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        indexes = [models.Index(fields=["resource", "starts_at"], name="lending_booking_by_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="lending_booking_has_an_end"
            ),
            models.CheckConstraint(condition=Q(pieces__gte=1), name="lending_at_least_one_piece"),
            models.CheckConstraint(
                condition=Q(pickup_code="") | Q(pickup_code__regex=r"^[0-9]{6}$"),
                name="lending_code_of_six_digits",
            ),
            models.CheckConstraint(
                condition=Q(deposit_returned=None)
                | Q(deposit_returned__gte=0, deposit_returned__lte=F("deposit")),
                name="lending_no_more_back_than_taken",
            ),
        ]

    @property
    def stage_words(self) -> str:
        """How it stands, in the reader's language."""
        return stage_label(self)
