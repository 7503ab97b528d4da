"""Labels of the house on cases: words such as "press" or "second look", with a colour of its style."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST_LABEL = 40


class Tone(models.TextChoices):
    """The tokens of the style that a label can wear; each is readable in light and dark."""

    NEUTRAL = "neutral", pgettext_lazy("colour", "Grey")
    INFO = "info", pgettext_lazy("colour", "Colour of the house")
    SUCCESS = "success", pgettext_lazy("colour", "Green")
    WARNING = "warning", pgettext_lazy("colour", "Ochre")
    ERROR = "error", pgettext_lazy("colour", "Brick")
    ACCENT = "accent", pgettext_lazy("colour", "Accent")


class Label(models.Model):
    """A word that the office puts on cases; administrators say which there are."""

    name = models.CharField(_("name"), max_length=LONGEST_LABEL)
    tone = models.CharField(_("colour"), max_length=10, choices=Tone.choices, default=Tone.NEUTRAL)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("of a case", "label")
        verbose_name_plural = _("labels")
        ordering = [Lower("name")]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="label_once_per_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="label_has_a_name"),
            models.CheckConstraint(condition=models.Q(tone__in=Tone.values), name="label_tone_known"),
        ]

    def __str__(self) -> str:
        return self.name


class CaseLabel(models.Model):
    """This label is on this case."""

    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="labels", verbose_name=_("case")
    )
    label = models.ForeignKey(
        Label,
        on_delete=models.CASCADE,
        related_name="on_cases",
        verbose_name=pgettext_lazy("of a case", "label"),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("put on by")
    )
    added_at = models.DateTimeField(_("put on"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("label on a case")
        verbose_name_plural = _("labels on cases")
        constraints = [models.UniqueConstraint(fields=["case", "label"], name="label_once_per_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.label_id}"
