"""A request for a room: for what, when, and what the house says."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case


class RoomRequest(Case):
    """Somebody asks for a room for one day; an officer answers."""

    purpose = models.TextField(_("purpose"), max_length=500)
    day = models.DateField(_("day"))
    granted = models.BooleanField(_("granted"), null=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("room request")
        verbose_name_plural = _("room requests")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(granted=False) | ~models.Q(answer=""), name="room_refusal_has_a_reason"
            )
        ]
