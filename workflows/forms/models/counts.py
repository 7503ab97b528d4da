"""How forms are used, as numbers of a day: nothing in a row says who it was, or which answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workflows.values.devices import Device


class Passage(models.TextChoices):
    """What is counted of the way through a form."""

    BEGUN = "begun", _("Begun")
    PAGE = "page", _("Page saved")
    HANDED_IN = "handed_in", _("Handed in")


class FormCount(models.Model):
    """How many people got this far on one day, by language and kind of device."""

    code = models.CharField(_("form"), max_length=80)
    day = models.DateField(_("day"))
    passage = models.CharField(_("what is counted"), max_length=10, choices=Passage.choices)
    page = models.CharField(_("page"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=10)
    device = models.CharField(_("kind of device"), max_length=10)
    number = models.PositiveIntegerField(_("how many"))
    minutes = models.PositiveIntegerField(
        _("minutes of writing"), default=0, help_text=_("Of all that were handed in; breaks don’t count.")
    )

    objects: ClassVar[models.Manager["FormCount"]] = models.Manager()

    class Meta:
        verbose_name = _("count of a form")
        verbose_name_plural = _("counts of forms")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "day", "passage", "page", "language", "device"], name="form_count_once"
            ),
            models.CheckConstraint(
                condition=Q(passage__in=Passage.values)
                & Q(device__in=[device.value for device in Device])
                & Q(number__gt=0),
                name="form_count_of_something_known",
            ),
            models.CheckConstraint(
                condition=Q(passage=Passage.PAGE) ^ Q(page=""), name="form_count_names_a_page_of_pages"
            ),
        ]
        indexes = [models.Index(fields=["day"], name="form_count_day")]

    def __str__(self) -> str:
        return f"{self.code} {self.day} {self.passage}"
