"""Texts of mails as the house wrote them itself: every version stays, the last one counts."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailText(models.Model):
    """A version of a mail's text in one language; without words it says that the original counts again."""

    template = models.CharField(_("mail"), max_length=100, help_text=_("The name of its template."))
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(pgettext_lazy("mail", "subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )

    class Meta:
        verbose_name = _("text of a mail")
        verbose_name_plural = _("texts of mails")
        ordering = ["-id"]
        indexes = [models.Index(fields=["template", "language", "-id"], name="mail_text_last")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject="", body="") | ~(models.Q(subject="") | models.Q(body="")),
                name="mail_text_whole_or_none",
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.language}"

    @property
    def is_original(self) -> bool:
        """Whether this version says that the original of the house counts again."""
        return not self.body
