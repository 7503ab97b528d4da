"""The minutes of a meeting: what was said to each point of the agenda, what was decided, who does what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.documents.models import Document
from workflows.people.models import Organisation

from .meetings import Meeting


class Minutes(models.Model):
    """They may be corrected until they are approved; each change is one `revision` more."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, related_name="minutes", verbose_name=_("meeting or training")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="de")
    revision = models.PositiveIntegerField(_("version of the text"), default=1)
    approved_at = models.DateTimeField(pgettext_lazy("minutes", "approved"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approval noted by"),
    )

    class Meta:
        verbose_name = pgettext_lazy("meeting", "minutes")
        verbose_name_plural = pgettext_lazy("meeting", "minutes")

    def __str__(self) -> str:
        return str(self.meeting_id)


class MinutesPoint(models.Model):
    """One point of the agenda and what was said to it."""

    minutes = models.ForeignKey(
        Minutes,
        on_delete=models.CASCADE,
        related_name="points",
        verbose_name=pgettext_lazy("meeting", "minutes"),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=200)
    said = models.TextField(_("what was said"), max_length=8000, blank=True)

    class Meta:
        verbose_name = _("point of minutes")
        verbose_name_plural = _("points of minutes")
        ordering = ("position", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="meetings_point_has_a_title"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.position}"


class Decision(models.Model):
    """What was decided at a point."""

    point = models.ForeignKey(
        MinutesPoint, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("point of minutes")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    words = models.TextField(_("words"), max_length=1000)

    class Meta:
        verbose_name = _("decision of a meeting")
        verbose_name_plural = _("decisions of meetings")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["point", "position"], name="meetings_decisions_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.point_id} {self.position}"


class MinutesVersion(models.Model):
    """The minutes as they went out: a file that stays as it is; a correction is the next number."""

    minutes = models.ForeignKey(
        Minutes,
        on_delete=models.CASCADE,
        related_name="versions",
        verbose_name=pgettext_lazy("meeting", "minutes"),
    )
    number = models.PositiveSmallIntegerField(_("version"))
    revision = models.PositiveIntegerField(_("version of the text"))
    reason = models.CharField(_("what was corrected"), max_length=500, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("document")
    )
    people = models.PositiveIntegerField(_("sent to so many people"), default=0)
    sent_at = models.DateTimeField(_("went out"), default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("sent by")
    )

    class Meta:
        verbose_name = _("version of minutes")
        verbose_name_plural = _("versions of minutes")
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="meetings_minutes_version_once"),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(reason="")),
                name="meetings_correction_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.number}"


class MeetingTask(models.Model):
    """What somebody takes on at a meeting: a colleague, an organisation, or somebody by name."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("meeting or training")
    )
    point = models.ForeignKey(
        MinutesPoint,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("point of minutes"),
    )
    words = models.CharField(_("what is to be done"), max_length=500)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="de")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("colleague"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name of the person"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ticked off by"),
    )
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        verbose_name = _("task from a meeting")
        verbose_name_plural = _("tasks from meetings")
        ordering = ("noted_at", "pk")
        indexes = [
            models.Index(fields=["due_on", "id"], name="meetings_open_tasks", condition=Q(done_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, organisation=None, name="")
                    | Q(person=None, organisation__isnull=False, name="")
                    | (Q(person=None, organisation=None) & ~Q(name=""))
                ),
                name="meetings_one_does_a_task",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="meetings_task_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.pk}"

    @property
    def doer(self) -> str:
        """Who does it, as people call them."""
        if self.person is not None:
            return self.person.name
        return self.organisation.name if self.organisation is not None else self.name
