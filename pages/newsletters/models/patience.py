"""How often an issue may come back before the house stops writing to an address: edited in the admin."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting


class Patience(BaseGenericSetting):
    """A full mailbox is nothing the first time; for ever, it is an address that nobody reads."""

    MOST_TIMES: ClassVar[int] = 50
    MOST_DAYS: ClassVar[int] = 1095

    times = models.PositiveSmallIntegerField(
        _("issues that may come back"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_TIMES)],
        help_text=_("With so many, nothing more is sent. An address that does not exist is left at once."),
    )
    days = models.PositiveSmallIntegerField(
        _("within so many days"),
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
    )

    class Meta:
        verbose_name = _("newsletters that come back")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(times__range=(1, 50), days__range=(1, 1095)), name="patience_has_an_end"
            )
        ]

    def __str__(self) -> str:
        return f"{self.times} / {self.days}"
