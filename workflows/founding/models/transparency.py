"""What a group notes for its report to the Transparenzregister; all of it goes when the report is made."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BeneficialOwner(models.Model):
    """One person to report (§ 19 GwG), as the group prepares it."""

    case = models.ForeignKey(
        "founding.FoundingCase",
        on_delete=models.PROTECT,
        related_name="beneficial_owners",
        verbose_name=_("founding"),
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    birthdate = models.DateField(_("date of birth"), null=True, blank=True)
    town = models.CharField(pgettext_lazy("home", "town"), max_length=100, blank=True)
    country = models.CharField(_("country of residence"), max_length=60, blank=True)
    nationalities = models.CharField(
        _("citizenships"), max_length=200, blank=True, help_text=_("All of them, separated by commas.")
    )

    class Meta:
        verbose_name = _("person to report to the Transparenzregister")
        verbose_name_plural = _("people to report to the Transparenzregister")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "name"], name="beneficial_owner_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"
