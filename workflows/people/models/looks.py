"""Looks: an administrator saw what somebody's own pages list, and said why."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 300
LOOK_LASTS = timedelta(minutes=30)


def half_an_hour_from_now() -> object:
    """When a look is over."""
    return timezone.now() + LOOK_LASTS


class Look(models.Model):
    """`by` saw the lists of `person` from then until then; never changed, and shown to the person."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="looks",
        verbose_name=_("whose pages"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("seen by")
    )
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)
    at = models.DateTimeField(_("seen at"), default=timezone.now, editable=False)
    until = models.DateTimeField(_("seen until"), default=half_an_hour_from_now, editable=False)

    class Meta:
        verbose_name = _("look at somebody’s pages")
        verbose_name_plural = _("looks at people’s pages")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="look_has_a_reason"),
            models.CheckConstraint(condition=~Q(by=F("person")), name="look_at_others"),
            models.CheckConstraint(condition=Q(until__gt=F("at")), name="look_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} → {self.person_id} {self.at:%Y-%m-%d %H:%M}"

    @property
    def is_over(self) -> bool:
        """Whether the lists are shown no longer."""
        return timezone.now() >= self.until
