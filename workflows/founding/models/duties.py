"""Duties after the founding: what has to be told to which office, and until when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyCode(models.TextChoices):
    """The duties the house reminds of, in the order in which they come up."""

    FOREIGNERS_OFFICE = "foreigners_office", _("Register with the authority for associations")
    TAX_OFFICE = "tax_office", _("Tell the tax office about the founding")
    TAX_NOTICE = "tax_notice", _("Get the notice on charitable status")
    OBJECTION = "objection", _("Object to the tax office’s refusal")
    BANK = "bank", _("Open a bank account")
    TRANSPARENCY = "transparency", _("Report to the Transparenzregister")
    INSURANCE = "insurance", _("Insure the association")
    PRIVACY = "privacy", _("Inform members about data protection")
    CASH_BOOK = "cash_book", _("Start the cash book")
    WEBSITE = "website", _("Write the provider’s name on your website")
    REGISTER_CHANGE = "register_change", _("Report the change to the register")
    FEW_MEMBERS = "few_members", _("Find members, or ask the register court")
    GENERAL_MEETING = "general_meeting", _("Hold the members’ meeting")
    BOARD_ELECTION = "board_election", _("Elect the board again")
    TAX_RETURN = "tax_return", _("Send the tax return")
    HEALTH_CHECK = "health_check", _("Look through board, insurance, notices and data once a year")


class Duty(models.Model):
    """One duty of one association; reminders are deadlines of the engine.

    A duty that comes again has a row for each `turn`: ticking one off brings the next.
    """

    case = models.ForeignKey(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="duties", verbose_name=_("founding")
    )
    code = models.CharField(_("what"), max_length=30, choices=DutyCode.choices)
    turn = models.PositiveSmallIntegerField(_("turn"), default=1)
    due_at = models.DateTimeField(_("due"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "code", "turn"], name="duty_once_per_turn"),
            models.CheckConstraint(condition=models.Q(turn__gte=1), name="duty_turns_start_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.code} {self.turn}"
