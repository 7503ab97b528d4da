"""Reminders of what runs out: one row for each mail that is to leave, and when it left."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .safe import SafeVersion


class ReminderAbout(models.TextChoices):
    """What runs out."""

    DOCUMENT = "document", _("A document of the safe")
    NOTICE = "notice", _("The notice of the tax office in the profile")
    HEALTH = "health", _("The yearly answers of the health check")


class Reminder(models.Model):
    """`days` before the last day the representatives have one mail, never two."""

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.CASCADE,
        related_name="reminders",
        verbose_name=_("organisation"),
    )
    about = models.CharField(_("about"), max_length=10, choices=ReminderAbout.choices)
    version = models.ForeignKey(
        SafeVersion,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reminders",
        verbose_name=_("version"),
    )
    ends_on = models.DateField(_("last day"))
    days = models.PositiveSmallIntegerField(_("days before"))
    due_on = models.DateField(_("due"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        indexes = [
            models.Index(fields=["due_on", "id"], name="reminder_due", condition=models.Q(sent_at=None))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "about", "version", "ends_on", "days"],
                name="reminder_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(about="document", version__isnull=False)
                | models.Q(about__in=["notice", "health"], version__isnull=True),
                name="reminder_names_its_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.about} {self.ends_on:%Y-%m-%d}"
