"""Founding cases: one group on its way to an association."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case

from .origins import Origin


class DraftReply(models.TextChoices):
    """What the tax office said about the draft of the statute before the meeting."""

    ACCEPTED = "accepted", _("It has no objections")
    CHANGES = "changes", _("It wishes changes")
    NONE = "none", _("It has not answered")


class FoundingCase(Case):
    """One founding. The interview's answers are in the answer sheet, not here.

    `wordings` holds what an adviser wrote instead of a generated paragraph, by paragraph id.
    Of the counts about nationality only the result is kept (`foreigners`).
    """

    branch = models.JSONField(
        _("orientation"),
        default=dict,
        blank=True,
        help_text=_("The answers of the orientation, by question."),
    )
    wordings = models.JSONField(_("own wordings"), default=dict, blank=True)
    outcome = models.CharField(_("outcome of the last review"), max_length=20, blank=True)
    approved_at = models.DateTimeField(_("statute approved"), null=True, blank=True)
    foreigners = models.CharField(
        _("foreigners' association"),
        max_length=10,
        blank=True,
        choices=[
            (Origin.UNLIKELY.value, _("Probably not")),
            (Origin.LIKELY.value, _("Probably yes")),
            (Origin.ASK.value, _("The authority decides")),
        ],
        help_text=_("Result of the check after § 14 VereinsG; the counts are not stored."),
    )

    draft_reply = models.CharField(
        _("tax office on the draft"),
        max_length=10,
        choices=DraftReply.choices,
        blank=True,
        default="",
        db_default="",
    )
    draft_reply_on = models.DateField(_("tax office answered on"), null=True, blank=True)
    draft_wishes = models.TextField(_("what the tax office wishes"), blank=True, default="", db_default="")
    way = models.CharField(
        _("where it goes on"),
        max_length=20,
        blank=True,
        help_text=_("What the last step decided; the flow reads it."),
    )
    register_number = models.CharField(_("register number"), max_length=30, blank=True)
    members = models.PositiveIntegerField(
        _("members"), null=True, blank=True, help_text=_("As last counted by the association (§ 72 BGB).")
    )
    registered_on = models.DateField(_("entered on"), null=True, blank=True)
    stays_unregistered = models.BooleanField(_("stays without entry"), default=False)

    class Meta:
        verbose_name = _("founding")
        verbose_name_plural = _("foundings")
