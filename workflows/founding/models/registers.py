"""Where an association is registered and who certifies signatures: dated facts that the house edits."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class _Dated(models.Model):
    """A fact of the law that counts from a day on, with its source."""

    valid_from = models.DateField(_("valid from"), default=date(1900, 1, 1))
    basis = models.CharField(
        _("source"), max_length=200, help_text=_("Law or page where this stands, for whoever checks it.")
    )
    checked_on = models.DateField(
        _("compared on"),
        null=True,
        blank=True,
        help_text=_("When somebody last compared this with the source; empty when nobody did."),
    )

    class Meta:
        abstract = True


class RegisterCourt(_Dated):
    """The register court of one place (§ 55 BGB); a place that is missing here is never guessed."""

    place = models.CharField(
        _("seat of the association"), max_length=120, help_text=_("The town as it stands in statutes.")
    )
    court = models.CharField(_("register court"), max_length=120, help_text=_("“Amtsgericht” and its town."))
    address = models.CharField(_("address of the court"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("register court")
        verbose_name_plural = _("register courts")
        ordering = ["place", "-valid_from"]
        constraints = [
            models.UniqueConstraint(Lower("place"), "valid_from", name="one_court_a_place_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.court}"


class CertifyingBody(_Dated):
    """Who may certify signatures for the register (§§ 77, 129 BGB), or is often asked and may not.

    `land` is empty for the whole country. A later row of the same code and Land replaces the earlier one.
    """

    code = models.SlugField(_("code"), max_length=30)
    name = models.CharField(_("German name"), max_length=120)
    land = models.CharField(_("federal state"), max_length=2, blank=True)
    accepted = models.BooleanField(_("its certification is enough"), default=True)

    class Meta:
        verbose_name = _("certifying body")
        verbose_name_plural = _("certifying bodies")
        ordering = ["code", "land", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "land", "valid_from"], name="one_body_a_land_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.land or 'DE'})"


def court_of(place: str, *, on: date | None = None) -> RegisterCourt | None:
    """The court for a seat on a day, today when none is given; None when the house does not know it."""
    return (
        RegisterCourt.objects.filter(place__iexact=place.strip(), valid_from__lte=on or timezone.localdate())
        .order_by("-valid_from")
        .first()
    )


def bodies_in(land: str, *, on: date | None = None) -> list[CertifyingBody]:
    """The bodies known in a Land on a day, accepted or not: the newest row of each code, the Land's first."""
    rows: Any = CertifyingBody.objects.filter(
        land__in=["", land], valid_from__lte=on or timezone.localdate()
    ).order_by("code", "-land", "-valid_from")
    newest: dict[str, CertifyingBody] = {}
    for row in rows:
        newest.setdefault(row.code, row)
    return list(newest.values())
