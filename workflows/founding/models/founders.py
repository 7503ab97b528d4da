"""Founders: who founds, with as little about each person as the papers need."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Founder(models.Model):
    """One founder as listed when the statute was handed in, completed at the meeting.

    No birth date: only elected board members need one, and it stands with their office.
    """

    case = models.ForeignKey(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="founders", verbose_name=_("founding")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    invitation = models.OneToOneField(
        "founding.FounderInvitation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="founder",
        verbose_name=_("invitation"),
        help_text=_("Set when the person entered their own data by link."),
    )
    name = models.CharField(
        pgettext_lazy("person", "name"), max_length=200, help_text=_("As in the identity document.")
    )
    title = models.CharField(_("academic title"), max_length=40, blank=True, default="", db_default="")
    town = models.CharField(pgettext_lazy("home", "town"), max_length=100, blank=True)
    is_legal_person = models.BooleanField(_("an organisation"), default=False)
    is_controlled = models.BooleanField(
        _("led by other founders"), default=False, help_text=_("Then it is not counted to the seven.")
    )
    is_minor = models.BooleanField(_("under 18"), default=False)
    is_under_seven = models.BooleanField(
        _("under 7"), default=False, help_text=_("Represented by the parents, doesn’t sign (§ 104 BGB).")
    )
    guardian_consent = models.BooleanField(_("parents agree"), default=False)
    office = models.CharField(_("planned office"), max_length=20, blank=True)
    joins = models.BooleanField(_("becomes a member"), default=True)
    attended = models.BooleanField(_("was at the meeting"), default=False)
    signed = models.BooleanField(_("signed the statute"), default=False)

    class Meta:
        verbose_name = _("founder")
        verbose_name_plural = _("founders")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="founder_position_once"),
            models.CheckConstraint(
                condition=models.Q(signed=False) | models.Q(joins=True),
                name="founder_signs_only_when_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.position}"
