"""How often somebody did something within a span of time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    """One limited thing of one caller; the key is a digest, so that no address is stored."""

    key = models.CharField(_("key"), max_length=64, primary_key=True)
    count = models.PositiveIntegerField(_("count"))
    until = models.DateTimeField(_("until"), db_index=True)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")

    def __str__(self) -> str:
        return self.key
