"""Which state of the original a translation was made from, and what an original says now."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationMark(models.Model):
    """This translation says what the original said then: a hash per field, and the revision it came from.

    An original has a mark too: what it says now. So that a report compares marks and reads no texts.
    """

    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="translation_mark",
        verbose_name=_("page"),
    )
    source_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("revision of the original"),
    )
    hashes = models.JSONField(_("hash per field"), default=dict)
    filled = models.JSONField(
        _("fields that hold text"), null=True, blank=True, help_text=_("Empty: nobody has looked yet.")
    )
    marked_at = models.DateTimeField(_("compared"), auto_now=True)

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")

    def __str__(self) -> str:
        return f"{self.page_id}"
