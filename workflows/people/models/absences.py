"""Absences: from when until when somebody of the house is away, and who stands in for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Absence(models.Model):
    """A person is away on these days; the substitute hears of their work and may do it."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absence", verbose_name=_("person")
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="stands_in",
        verbose_name=_("stands in"),
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_days_in_order"),
            models.CheckConstraint(condition=~Q(substitute=F("person")), name="nobody_stands_in_for_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.first_day} – {self.last_day}"

    @property
    def is_now(self) -> bool:
        """Whether the person is away today."""
        return self.first_day <= timezone.localdate() <= self.last_day
