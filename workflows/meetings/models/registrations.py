"""Who wants to come; an account is not needed.

A place is a seat with a number, and no seat is given twice: the database refuses it. Whoever confirms when
all places in the room are taken waits, in the order of confirming; who takes part online never waits.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .meetings import Meeting


class State(models.TextChoices):
    """How a registration stands."""

    ASKED = "asked", _("Not confirmed yet")
    PLACED = "placed", pgettext_lazy("registration", "Has a place")
    WAITING = "waiting", _("On the waiting list")
    LEFT = "left", pgettext_lazy("registration", "Cancelled")


class Standing(models.TextChoices):
    """Whether somebody comes as a volunteer or for a job; funders count them apart."""

    UNSAID = "", _("I'd rather not say")
    VOLUNTEER = "volunteer", _("As a volunteer")
    PAID = "paid", _("For my job")


class Registration(models.Model):
    """One person for one meeting; what they need is read by the house alone."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="registrations", verbose_name=_("meeting or training")
    )
    state = models.CharField(_("how it stands"), max_length=10, choices=State.choices, default=State.ASKED)
    seat = models.PositiveIntegerField(_("seat"), null=True, blank=True)
    name = models.CharField(_("name of the person"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("Empty for people at the door."))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    organisation = models.CharField(_("group or organisation"), max_length=200, blank=True)
    town = models.CharField(_("town or district"), max_length=80, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing.choices, blank=True)
    interpreter = models.CharField(_("interpreter for"), max_length=60, blank=True)
    access = models.CharField(_("what we should prepare"), max_length=300, blank=True)
    children = models.PositiveSmallIntegerField(_("children to care for"), default=0)
    food = models.CharField(_("food"), max_length=120, blank=True, default="", db_default="")
    is_online = models.BooleanField(
        _("takes part online"),
        default=False,
        db_default=False,
        help_text=_("Takes nobody's place in the room."),
    )
    no_photos = models.BooleanField(_("not in photos"), default=False)
    asked_at = models.DateTimeField(_("registered"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    offered_until = models.DateTimeField(
        _("a place is offered until"), null=True, blank=True, help_text=_("The place is kept as long.")
    )
    said_at = models.DateTimeField(_("gave feedback"), null=True, blank=True)
    host = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="companions",
        verbose_name=_("comes with"),
        help_text=_("Who brings this person, gets their mail and cancels for them."),
    )

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes = [models.Index(fields=["meeting", "state", "confirmed_at"], name="meetings_queue")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="meetings_no_seat_twice"),
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                condition=~Q(email="") & ~Q(state=State.LEFT),
                name="meetings_one_registration_each",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PLACED, seat__isnull=False) | (~Q(state=State.PLACED) & Q(seat=None)),
                name="meetings_a_place_is_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.ASKED, State.LEFT]) | Q(confirmed_at__isnull=False),
                name="meetings_places_are_confirmed",
            ),
            models.CheckConstraint(condition=Q(seat=None) | Q(seat__gte=1), name="meetings_seats_from_one"),
        ]

    def __str__(self) -> str:
        return str(self.id)
