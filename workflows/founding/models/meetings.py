"""The founding meeting: what the minutes have to tell (§ 59 BGB)."""

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..statute.data import OFFICES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_OFFICE_LABELS = {
    "chair": _("Chair"),
    "deputy": _("Deputy chair"),
    "treasurer": _("Treasurer"),
    "secretary": _("Secretary"),
    "assessors": _("Assessor"),
}
OFFICE_CHOICES = [(office, _OFFICE_LABELS[office]) for office in OFFICES]


class MeetingMode(models.TextChoices):
    """How people take part in a meeting (§ 32 Abs. 2 BGB)."""

    PRESENT = "present", _("All in one place")
    HYBRID = "hybrid", _("In one place, and some online")
    ONLINE = "online", _("All online")


def _votes(label: "StrOrPromise") -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, default=0, validators=[MaxValueValidator(9999)])


class FoundingMeeting(models.Model):
    """One meeting at which the association was founded."""

    case = models.OneToOneField(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="meeting", verbose_name=_("founding")
    )
    held_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=200)
    mode = models.CharField(
        _("form of the meeting"),
        max_length=10,
        choices=MeetingMode.choices,
        default=MeetingMode.PRESENT,
        db_default=MeetingMode.PRESENT,
    )
    mode_agreed = models.BooleanField(_("everybody agreed to meet this way"), default=False, db_default=False)
    invited_on = models.DateField(_("invitation sent on"), null=True, blank=True)
    starts = models.TimeField(_("start"), null=True, blank=True)
    ends = models.TimeField(_("end"), null=True, blank=True)
    opened_by = models.CharField(_("opened by"), max_length=200, blank=True)
    chair = models.CharField(_("chair of the meeting"), max_length=200)
    minutes_taker = models.CharField(_("minute taker"), max_length=200)
    present = models.PositiveSmallIntegerField(_("entitled to vote and present"))
    founding_yes = _votes(_("founding: yes"))
    founding_no = _votes(_("founding: no"))
    founding_abstain = _votes(_("founding: abstentions"))
    statute_yes = _votes(_("statute: yes"))
    statute_no = _votes(_("statute: no"))
    statute_abstain = _votes(_("statute: abstentions"))
    statute_first = models.BooleanField(_("statute adopted before the board was elected"), default=True)
    dues = models.CharField(_("decision on dues"), max_length=300, blank=True)
    auditors = models.CharField(
        _("auditors"), max_length=300, blank=True, help_text=_("Names, separated by commas.")
    )

    class Meta:
        verbose_name = _("founding meeting")
        verbose_name_plural = _("founding meetings")

    def __str__(self) -> str:
        return f"{self.case_id} {self.held_on}"


class BoardOffice(models.Model):
    """One person elected to one office; the court enters name, birth date and town (§ 3 VRV)."""

    meeting = models.ForeignKey(
        FoundingMeeting, on_delete=models.PROTECT, related_name="elected", verbose_name=_("meeting")
    )
    office = models.CharField(_("office"), max_length=20, choices=OFFICE_CHOICES)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    birthdate = models.DateField(_("date of birth"), null=True, blank=True)
    town = models.CharField(pgettext_lazy("home", "town"), max_length=100, blank=True)
    is_minor = models.BooleanField(_("under 18"), default=False)
    yes = _votes(_("yes"))
    no = _votes(_("no"))
    abstain = _votes(_("abstentions"))
    accepted = models.BooleanField(_("accepted the election"), default=False)

    class Meta:
        verbose_name = _("elected board member")
        verbose_name_plural = _("elected board members")
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=models.Q(office__in=OFFICES), name="office_is_known")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.office}"
