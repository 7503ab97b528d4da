"""A meeting: people come together to learn, to get to know each other or to decide; it is a case."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from workflows.engine.kinds import stage_label
from workflows.engine.models import Case

from .series import Series

# Two weeks: who waits behind wants to know in time.
LONGEST_OFFER = 336


class Format(models.TextChoices):
    """What kind of coming together it is; funders count them apart."""

    TRAINING = "training", pgettext_lazy("meeting", "Training")
    NETWORKING = "networking", _("Networking meeting")
    FORUM = "forum", _("Forum of organisations")
    BEST_PRACTICE = "best_practice", _("Meeting on good practice")
    CONFERENCE = "conference", _("Conference")
    OPEN_HOUR = "open_hour", _("Open hour")
    PRESENTATION = "presentation", _("Presentation of the house")


class Meeting(Case):
    """One or several dates under one registration; without `capacity` there is room for everybody."""

    format = models.CharField(_("kind"), max_length=20, choices=Format.choices)
    starts_at = models.DateTimeField(_("begins"), help_text=_("Of several dates the first."))
    ends_at = models.DateTimeField(_("ends"), help_text=_("Of several dates the last."))
    place = models.CharField(_("place"), max_length=300, blank=True)
    online_link = models.URLField(
        _("link to take part online"),
        max_length=500,
        blank=True,
        help_text=_("Only those who are registered get it."),
    )
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty: no limit.")
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to take a place that becomes free"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_OFFER)],
        help_text=_("Empty: who waits longest gets it at once."),
    )
    register_until = models.DateTimeField(_("registration until"), null=True, blank=True)
    spoken = models.CharField(_("spoken languages"), max_length=100, blank=True)
    interpreting = models.CharField(_("interpreted into"), max_length=100, blank=True)
    is_step_free = models.BooleanField(_("reached without steps"), default=False)
    child_care = models.BooleanField(_("child care"), default=False)
    gives_certificate = models.BooleanField(_("certificate of attendance"), default=False)
    share_needed = models.PositiveSmallIntegerField(
        _("share of the dates needed for a certificate, in percent"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    way = models.CharField(_("way"), max_length=20, blank=True, help_text=_("How the flow goes on."))
    sequence = models.PositiveSmallIntegerField(
        _("version in calendars"), default=0, help_text=_("One more with each change (RFC 5545, SEQUENCE).")
    )
    reason = models.TextField(_("why it is called off"), max_length=1000, blank=True)
    guests = models.PositiveIntegerField(
        _("further people"), default=0, help_text=_("Counted at the door, without a name.")
    )
    next_on = models.DateField(_("next date"), null=True, blank=True)
    no_next = models.TextField(_("why there is no next date"), max_length=500, blank=True)
    series = models.ForeignKey(
        Series,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("series of meetings"),
    )
    agenda_is_old = models.BooleanField(
        _("agenda of the last meeting"),
        default=False,
        db_default=False,
        help_text=_("Taken over from the last meeting; nobody has looked at it since."),
    )

    class Meta:
        verbose_name = _("meeting or training")
        verbose_name_plural = _("meetings")
        indexes = [models.Index(fields=["starts_at"], name="meetings_by_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meetings_end_after_beginning"
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1), name="meetings_at_least_one_place"
            ),
            models.CheckConstraint(
                condition=Q(share_needed__gte=1, share_needed__lte=100), name="meetings_share_in_percent"
            ),
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(online_link=""), name="meetings_are_somewhere"
            ),
        ]

    @property
    def stage_words(self) -> str:
        """How it stands, in the reader's language."""
        return stage_label(self)

    def text(self, language: str = "") -> "MeetingText | None":
        """The texts in this or the reader's language, else the German, else any."""
        wanted = language or (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        texts = {each.language: each for each in self.texts.all()}
        return texts.get(wanted) or texts.get("de") or next(iter(texts.values()), None)


class MeetingText(models.Model):
    """What is said of a meeting in one language."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="texts", verbose_name=_("meeting or training")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=200)
    about = models.TextField(_("what it is about"), max_length=4000, blank=True)
    agenda = models.TextField(_("agenda"), max_length=4000, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("text of a meeting")
        verbose_name_plural = _("texts of meetings")
        ordering = ("language",)
        constraints = [
            models.UniqueConstraint(fields=["meeting", "language"], name="meetings_one_text_a_language"),
            models.CheckConstraint(condition=~Q(title=""), name="meetings_text_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title
