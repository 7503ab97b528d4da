"""Who came, and what they said of it afterwards."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .meetings import Meeting
from .registrations import Registration
from .sessions import Session


class Attendance(models.Model):
    """Somebody was there on one date."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("registration")
    )
    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("date")
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(fields=["registration", "session"], name="meetings_there_once_a_date")
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.session_id}"


class Feedback(models.Model):
    """What somebody said; it is not kept who, only that the person has said something."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="feedback", verbose_name=_("meeting or training")
    )
    stars = models.PositiveSmallIntegerField(
        _("stars"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    words = models.TextField(_("words"), max_length=1000, blank=True)
    on = models.DateField(_("day"), default=timezone.localdate)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="meetings_one_to_five_stars")
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.stars}"
