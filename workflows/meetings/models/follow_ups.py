"""What became of a training: each who was there is asked after months, and it is kept without who said it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .meetings import Meeting
from .registrations import Registration

MOST_PASSED_ON = 999


class FollowUp(models.Model):
    """On a day somebody is asked, once; the answer itself stands apart."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="follow_ups", verbose_name=_("registration")
    )
    months = models.PositiveSmallIntegerField(_("months after the training"))
    due_on = models.DateField(_("goes out on"))
    sent_at = models.DateTimeField(_("went out"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("question after a training")
        verbose_name_plural = _("questions after trainings")
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["registration", "months"], name="meetings_asked_once_a_term"),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.months}"


class FollowUpAnswer(models.Model):
    """What somebody said; it is not kept who."""

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,
        related_name="follow_up_answers",
        verbose_name=_("meeting or training"),
    )
    months = models.PositiveSmallIntegerField(_("months after the training"))
    passed_on = models.PositiveSmallIntegerField(
        _("passed on to so many people"), default=0, validators=[MaxValueValidator(MOST_PASSED_ON)]
    )
    started = models.BooleanField(_("started something new"), default=False)
    cooperates = models.BooleanField(_("works with somebody new"), default=False)
    on = models.DateField(_("day"), default=timezone.localdate)

    class Meta:
        verbose_name = _("answer after a training")
        verbose_name_plural = _("answers after trainings")
        constraints = [
            models.CheckConstraint(
                condition=Q(passed_on__lte=MOST_PASSED_ON), name="meetings_passed_on_to_so_many"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.months}"
