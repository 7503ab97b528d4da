"""The plan of invitations of a meeting, who was invited, what they answered and what they need."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .meetings import Meeting
from .registrations import Registration
from .series import Invitee

MOST_PEOPLE = 9


class StepKind(models.TextChoices):
    """What goes out before a meeting of a series and after it, in this order."""

    DRAFT = "draft", _("Hint to the co-ordinator")
    INVITATION = "invitation", _("Invitation")
    REMINDER = "reminder", _("Reminder of who has not answered")
    AGENDA = "agenda", _("Agenda")
    MINUTES = "minutes", pgettext_lazy("meeting", "Minutes")


class Said(models.TextChoices):
    """What somebody answered."""

    OPEN = "", pgettext_lazy("answer to an invitation", "no answer yet")
    YES = "yes", pgettext_lazy("answer to an invitation", "Yes, I come")
    ONLINE = "online", pgettext_lazy("answer to an invitation", "I take part online")
    MAYBE = "maybe", pgettext_lazy("answer to an invitation", "Maybe")
    NO = "no", pgettext_lazy("answer to an invitation", "No, I don't come")
    DEPUTY = "deputy", pgettext_lazy("answer to an invitation", "Somebody else comes for me")


class NeedState(models.TextChoices):
    """What became of a need."""

    OPEN = "open", pgettext_lazy("need", "Open")
    TAKEN_UP = "taken_up", pgettext_lazy("need", "Taken up")
    DONE = "done", pgettext_lazy("need", "Done")


class InvitationStep(models.Model):
    """On a day something goes out, once; a date that moves takes along what has not gone out yet."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="plan", verbose_name=_("meeting or training")
    )
    kind = models.CharField(_("what"), max_length=12, choices=StepKind.choices)
    due_on = models.DateField(_("goes out on"))
    done_at = models.DateTimeField(_("went out"), null=True, blank=True)

    class Meta:
        verbose_name = _("step of an invitation")
        verbose_name_plural = _("steps of invitations")
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind"], name="meetings_each_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.kind}"


class Invitation(models.Model):
    """One person is invited to one meeting; the link in the mail names this row."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("meeting or training")
    )
    person = models.ForeignKey(
        Invitee, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("invited person")
    )
    said = models.CharField(_("answer"), max_length=10, choices=Said.choices, blank=True)
    people = models.PositiveSmallIntegerField(
        _("number of people"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    said_at = models.DateTimeField(_("answered"), null=True, blank=True)
    deputy_name = models.CharField(
        _("who comes instead"), max_length=120, blank=True, default="", db_default=""
    )
    deputy_email = models.EmailField(
        _("e-mail address of who comes instead"), blank=True, default="", db_default=""
    )
    registration = models.ForeignKey(
        Registration,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("registration"),
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_invited_once"),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_PEOPLE), name="meetings_people_who_come"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Reached(models.Model):
    """A step of the plan reached a person: nothing goes out twice, whatever happens to the date."""

    step = models.ForeignKey(
        InvitationStep, on_delete=models.CASCADE, related_name="reached", verbose_name=_("step")
    )
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="reached", verbose_name=_("invitation")
    )

    class Meta:
        verbose_name = _("mail of an invitation")
        verbose_name_plural = _("mails of invitations")
        constraints = [
            models.UniqueConstraint(fields=["step", "invitation"], name="meetings_reached_once"),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.invitation_id}"


class Need(models.Model):
    """What somebody needs or wants to talk about, asked with the invitation."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="needs", verbose_name=_("meeting or training")
    )
    invitation = models.OneToOneField(
        Invitation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="need",
        verbose_name=_("invitation"),
    )
    words = models.TextField(_("words"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(
        _("how it stands"), max_length=10, choices=NeedState.choices, default=NeedState.OPEN
    )
    said_at = models.DateTimeField(_("said"), default=timezone.now)

    class Meta:
        verbose_name = pgettext_lazy("meeting", "need")
        verbose_name_plural = pgettext_lazy("meeting", "needs")
        ordering = ("said_at", "pk")

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.state}"
