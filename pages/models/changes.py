"""Which public pages and other contents changed or went, in the order in which it could be seen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageChange(models.Model):
    """The last change of one page; its number is higher than those of all changes seen before it.

    The database writes the rows (migration 0005) when a transaction ends, one transaction after the other: so
    whoever has read up to a number has missed nothing below it. A page that went keeps its row, which holds
    no words.
    """

    page = models.BigIntegerField(_("page"), unique=True)
    translation_key = models.UUIDField(_("translation key"))
    type = models.CharField(_("type of page"), max_length=200)
    locale = models.CharField(_("language"), max_length=100)
    is_live = models.BooleanField(_("can be read"))
    at = models.DateTimeField(_("changed"), db_index=True)

    class Meta:
        verbose_name = _("change of a page")
        verbose_name_plural = _("changes of pages")

    def __str__(self) -> str:
        return f"{self.page} {self.pk}"


class ContentChange(models.Model):
    """The last change of a call, picture, file or snippet; numbered as pages are (migration 0007)."""

    type = models.CharField(_("type of content"), max_length=200)
    thing = models.BigIntegerField(_("thing"))
    at = models.DateTimeField(_("changed"), db_index=True)

    class Meta:
        verbose_name = _("change of a content")
        verbose_name_plural = _("changes of contents")
        constraints = [models.UniqueConstraint(fields=["type", "thing"], name="one_change_per_content")]

    def __str__(self) -> str:
        return f"{self.type} {self.thing} {self.pk}"
