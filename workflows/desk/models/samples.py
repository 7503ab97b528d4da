"""Samples: cases that an auditor drew, with everything that is needed to draw them again."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_PURPOSE = 200
LONGEST_SEED = 64
# So many cases can be drawn from; who has more draws a period at a time.
MOST_DRAWN_FROM = 20_000
MOST_DRAWN = 500


class Sample(models.Model):
    """One draw: of these cases those that came first with this seed (`values.drawing`); never changed."""

    purpose = models.CharField(_("purpose of the sample"), max_length=LONGEST_PURPOSE)
    seed = models.CharField(_("seed"), max_length=LONGEST_SEED)
    algorithm = models.CharField(_("how it was drawn"), max_length=20)
    since = models.DateField(_("received from"))
    until = models.DateField(_("received up to and including"))
    kind = models.CharField(_("process"), max_length=40, blank=True)
    stage = models.CharField(_("stage"), max_length=40, blank=True)
    budget = models.CharField(_("budget"), max_length=80, blank=True)
    population = ArrayField(models.UUIDField(), verbose_name=_("cases to draw from"))
    size = models.PositiveIntegerField(_("cases drawn"))
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("drawn by")
    )
    drawn_at = models.DateTimeField(_("drawn"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("sample")
        verbose_name_plural = _("samples")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0) & Q(size__lte=F("population__len")), name="sample_of_its_cases"
            ),
            models.CheckConstraint(condition=~Q(seed="") & ~Q(purpose=""), name="sample_says_why_and_how"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.size}/{len(self.population)}"
