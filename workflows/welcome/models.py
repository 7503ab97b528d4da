"""A request at the door: who asks, how to reach them, a few words, and how the house answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case


class Turn(models.TextChoices):
    """How a request was answered; the flow reads it."""

    OPEN = "", _("Not answered yet")
    ANSWERED = "answered", _("Answered")
    DOOR = "door", _("Led to a door")
    ELSEWHERE = "elsewhere", _("Not our region: sent on")
    NOTHING = "nothing", _("Not a request (spam)")


class ServiceRequest(Case):
    """Somebody needs something and does not know where to ask; an account is not needed.

    Without an account the case belongs to nobody's account, and `email` or `phone` says how to reach them.
    """

    name = models.CharField(_("name of the person"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone number"), max_length=40, blank=True)
    town = models.CharField(_("town or postcode"), max_length=80, blank=True)
    words = models.TextField(_("words"), max_length=1500)
    turn = models.CharField(_("how it was answered"), max_length=10, choices=Turn.choices, blank=True)
    door = models.CharField(_("door"), max_length=20, blank=True)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("first answer"), null=True, blank=True)

    class Meta:
        verbose_name = _("request at the door")
        verbose_name_plural = _("requests at the door")
        indexes = [models.Index(fields=["answered_at"], name="request_by_first_answer")]
        constraints = [
            models.CheckConstraint(
                condition=Q(turn="") | Q(answered_at__isnull=False), name="request_answered_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(turn__in=["answered", "elsewhere"]) | ~Q(answer=""),
                name="request_answer_has_words",
            ),
            models.CheckConstraint(condition=~Q(turn="door") | ~Q(door=""), name="request_door_is_named"),
        ]
