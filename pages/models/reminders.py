"""Who wants to be reminded of a programme's deadline by mail; gone once the deadline has passed."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeadlineReminder(models.Model):
    """An address and a programme; `programme` is what its pages in all languages share.

    It holds the words that the person agreed to and when (Art. 7 (1) GDPR), and nothing else about them.
    """

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    programme = models.UUIDField(_("programme"))
    deadline = models.DateField(_("last day"), help_text=_("Follows the page of the programme."))
    email = models.EmailField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.TextField(_("text"), help_text=_("The words the person agreed to."))
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    told_of = models.DateField(
        _("reminded of"), null=True, blank=True, help_text=_("The last day that the mail named.")
    )

    class Meta:
        verbose_name = _("reminder of a deadline")
        verbose_name_plural = _("reminders of deadlines")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["deadline"], name="reminder_by_deadline")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("programme", Lower("email"), name="reminder_once_per_address"),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
