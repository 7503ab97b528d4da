"""Duties after the founding: what has to be told to which office, and until when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyCode(models.TextChoices):
    """The duties the house reminds of."""

    TAX_OFFICE = "tax_office", _("Tell the tax office about the founding")
    FOREIGNERS_OFFICE = "foreigners_office", _("Register with the authority for associations")


class Duty(models.Model):
    """One duty of one association; reminders are deadlines of the engine."""

    case = models.ForeignKey(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="duties", verbose_name=_("founding")
    )
    code = models.CharField(_("what"), max_length=30, choices=DutyCode.choices)
    due_at = models.DateTimeField(_("due"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["due_at", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "code"], name="duty_once_per_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.code}"
