"""Editions: an issue as readers of one language get it, frozen when approval is asked for."""

import hashlib
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .campaigns import Campaign


class Edition(models.Model):
    """What leaves to readers of `language`: written once, shown to the approver, sent as it stands.

    Between `<!--rubric:code-->` and `<!--/rubric-->` (in the text: lines of their own) stands what readers
    of other rubrics don't get.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="editions", verbose_name=_("campaign")
    )
    language = models.CharField(_("language of the reader"), max_length=10, choices=settings.LANGUAGES)
    written_in = models.CharField(_("language of the issue"), max_length=10, choices=settings.LANGUAGES)
    subject = models.CharField(pgettext_lazy("mail", "subject"), max_length=500)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"))

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering: ClassVar[list[str]] = ["campaign", "language"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "language"], name="edition_once_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.language}"

    @property
    def digest(self) -> str:
        """The fingerprint of everything a reader sees."""
        parts = (self.language, self.written_in, self.subject, self.text, self.html)
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
