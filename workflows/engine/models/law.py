"""Numbers that the law sets: kept as data with their source, valid from a day."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalValue(models.Model):
    """From `valid_from` on, `code` has this value; the newest row valid on a day counts."""

    code = models.CharField(
        _("code"), max_length=80, help_text=_("The name under which the rules ask for it.")
    )
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=30, help_text=_("For example people, days, EUR."))
    valid_from = models.DateField(_("valid from"))
    basis = models.CharField(_("legal basis"), max_length=200, help_text=_("For example § 56 BGB."))
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last compared it with the law.")
    )
    edited = models.BooleanField(
        _("edited in the house"),
        default=False,
        editable=False,
        help_text=_("Updates of the software leave it alone."),
    )

    class Meta:
        verbose_name = _("legal value")
        verbose_name_plural = _("legal values")
        ordering = ["code", "-valid_from"]
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="legal_value_once_a_day")]

    def __str__(self) -> str:
        return f"{self.code}: {self.value.normalize():f} {self.unit} ({self.basis})"

    def save(self, *args: object, **kwargs: Any) -> None:
        """Whoever saves a row has edited it: the sync of defaults writes past this method."""
        self.edited = True
        super().save(*args, **kwargs)
