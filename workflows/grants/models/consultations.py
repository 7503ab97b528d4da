"""Consultations: an adviser talked with an organisation about its idea."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Consultation(models.Model):
    """The record that opens calls which ask for advice first; who advised may not review later."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="consultations",
        verbose_name=_("organisation"),
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="consultations",
        verbose_name=_("adviser"),
    )
    case = models.ForeignKey(
        "engine.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
        verbose_name=_("case"),
    )
    held_on = models.DateField(_("held on"))
    is_workshop = models.BooleanField(
        _("workshop"),
        default=False,
        db_default=False,
        help_text=_("The group took part in a workshop on applying."),
    )
    topic = models.CharField(_("topic"), max_length=200, blank=True)
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("Nothing about health, religion or politics. Reviewers do not see it."),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        indexes = [models.Index(fields=["organisation", "-held_on"], name="consultation_latest")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.held_on:%Y-%m-%d}"
