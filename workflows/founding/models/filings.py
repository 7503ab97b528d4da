"""The way to the register: what was filed, what the court answered, what the group did about it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RegisterFiling(models.Model):
    """One application to the register court, certified and sent (§§ 59, 77 BGB)."""

    case = models.ForeignKey(
        "founding.FoundingCase", on_delete=models.PROTECT, related_name="filings", verbose_name=_("founding")
    )
    round = models.PositiveSmallIntegerField(_("round"))
    court = models.CharField(_("register court"), max_length=120)
    certified_by = models.CharField(_("certified by"), max_length=30)
    certified_on = models.DateField(_("signatures certified on"))
    filed_on = models.DateField(_("sent to the court on"))
    signers = models.JSONField(
        _("signed by"), default=list, help_text=_("Names of the board members who signed.")
    )
    representation = models.TextField(_("rule of representation in the application"))
    signed_there = models.BooleanField(_("signed at the appointment"), default=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )

    class Meta:
        verbose_name = _("application to the register")
        verbose_name_plural = _("applications to the register")
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="register_filing_round_once"),
            models.CheckConstraint(
                condition=models.Q(filed_on__gte=models.F("certified_on")),
                name="filed_after_certification",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.round}"


class AnswerKind(models.TextChoices):
    """What a register court answers (§ 382 FamFG)."""

    ENTERED = "entered", _("Entered in the register")
    INTERIM = "interim", _("The court wants something changed (Zwischenverfügung)")
    REJECTED = "rejected", _("The court has rejected the application")


class CourtAnswer(models.Model):
    """One letter of the court about one application."""

    filing = models.ForeignKey(
        RegisterFiling, on_delete=models.PROTECT, related_name="answers", verbose_name=_("application")
    )
    kind = models.CharField(_("answer"), max_length=10, choices=AnswerKind.choices)
    received_on = models.DateField(_("received on"), help_text=_("The day on which the letter reached you."))
    due_on = models.DateField(_("answer until"), null=True, blank=True)
    number = models.CharField(_("register number"), max_length=30, blank=True)
    text = models.TextField(_("what the court says"), blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        verbose_name = _("answer of the court")
        verbose_name_plural = _("answers of the court")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="entered", due_on=None) & ~models.Q(number="")
                | models.Q(kind__in=["interim", "rejected"], due_on__isnull=False, number=""),
                name="court_answer_fits_its_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.filing_id} {self.kind}"


class RemedyWay(models.TextChoices):
    """What can be done about an answer that is no entry (domain: rejections and remedies)."""

    EDITORIAL = "editorial", _("The board has changed the statute, as the statute allows")
    ANSWERED = "answered", _("We have sent what was missing")
    NEW_MEETING = "new_meeting", _("A new meeting has to change the statute or elect")
    APPEAL = "appeal", _("We have appealed to the court (Beschwerde)")
    REFILE = "refile", _("We have cured the defect and apply again")
    UNREGISTERED = "unregistered", _("We stay an association without entry")


class Remedy(models.Model):
    """What the group did about a Zwischenverfügung or a rejection."""

    answer = models.OneToOneField(
        CourtAnswer, on_delete=models.PROTECT, related_name="remedy", verbose_name=_("answer of the court")
    )
    way = models.CharField(_("what you did"), max_length=20, choices=RemedyWay.choices)
    done_on = models.DateField(_("done on"))
    note = models.TextField(_("note"), blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )

    class Meta:
        verbose_name = _("remedy")
        verbose_name_plural = _("remedies")

    def __str__(self) -> str:
        return f"{self.answer_id} {self.way}"


class NoticeKind(models.TextChoices):
    """What a tax office says about charitable status."""

    GRANTED = "granted", _("Notice after § 60a AO")
    REFUSED = "refused", _("Refusal")
    EXEMPTION = "exemption", _("Freistellungsbescheid")


class TaxNotice(models.Model):
    """One notice of the tax office; how long it allows donation receipts follows from its date (§ 63 AO)."""

    case = models.ForeignKey(
        "founding.FoundingCase",
        on_delete=models.PROTECT,
        related_name="tax_notices",
        verbose_name=_("founding"),
    )
    kind = models.CharField(_("notice"), max_length=10, choices=NoticeKind.choices)
    dated = models.DateField(_("date of the notice"))
    received_on = models.DateField(_("received on"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )

    class Meta:
        verbose_name = _("notice of the tax office")
        verbose_name_plural = _("notices of the tax office")
        ordering = ["dated", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "dated"], name="tax_notice_once"),
            models.CheckConstraint(
                condition=models.Q(received_on__gte=models.F("dated")), name="notice_received_after_its_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"
