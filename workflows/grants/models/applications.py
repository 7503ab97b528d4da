"""Applications: the case of one organisation that asks for a grant."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case

from .calls import Call, CallWindow, euros
from .choices import Disbursement


class Application(Case):
    """What the process and the lists need; the answers themselves are in the case's answer sheet."""

    call = models.ForeignKey(
        Call, on_delete=models.PROTECT, related_name="applications", verbose_name=_("call")
    )
    window = models.ForeignKey(
        CallWindow,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("round"),
    )
    requested = euros(_("amount asked for"), null=True, blank=True)
    total_cost = euros(_("total cost"), null=True, blank=True)
    project_start = models.DateField(_("project starts"), null=True, blank=True)
    project_end = models.DateField(_("project ends"), null=True, blank=True)
    disbursement = models.CharField(
        _("way of payment"), max_length=20, choices=Disbursement.choices, blank=True
    )
    formal_result = models.CharField(_("result of the formal check"), max_length=10, blank=True)
    rejection_confirmed = models.BooleanField(_("formal rejection confirmed"), null=True, blank=True)
    decision_result = models.CharField(_("result of the decision"), max_length=10, blank=True)
    formal_round = models.PositiveSmallIntegerField(_("formal returns"), default=0)
    revision_round = models.PositiveSmallIntegerField(_("revisions"), default=0)
    extended = models.BooleanField(_("more time was given"), default=False)
    sign_by = models.DateField(
        _("contract to be signed by"), null=True, blank=True, help_text=_("After this day the offer lapses.")
    )
    signed_on = models.DateField(_("contract came back signed"), null=True, blank=True)
    way = models.CharField(
        _("what comes next"), max_length=12, blank=True, help_text=_("Which way the running grant goes.")
    )
    report_by = models.DateField(_("report due on"), null=True, blank=True)

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        constraints = [
            models.CheckConstraint(
                condition=Q(requested=None) | Q(requested__gte=0), name="application_requested"
            ),
            models.CheckConstraint(
                condition=Q(project_start=None)
                | Q(project_end=None)
                | Q(project_end__gte=F("project_start")),
                name="application_dates_ordered",
            ),
        ]

    @property
    def is_draft(self) -> bool:
        """Whether the application has not been submitted yet."""
        return self.submitted_at is None


class FormalCheck(models.Model):
    """One formal check: the officer's checklist, the result, and who confirmed a rejection."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="formal_checks", verbose_name=_("application")
    )
    of_idea = models.BooleanField(
        _("about the idea, the first of two stages"), default=False, db_default=False
    )
    result = models.CharField(
        _("result"),
        max_length=10,
        choices=[("ok", _("Complete")), ("return", _("Ask the applicant")), ("reject", _("Reject for form"))],
    )
    checklist = models.JSONField(_("checklist"), default=dict, blank=True)
    findings = models.JSONField(
        _("automatic checks"), default=list, blank=True, help_text=_("Codes that failed at that moment.")
    )
    note = models.TextField(_("note"), blank=True)
    feedback = models.TextField(_("message to the applicant"), blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("officer")
    )
    checked_at = models.DateTimeField(_("checked"), default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        verbose_name = _("formal check")
        verbose_name_plural = _("formal checks")
        ordering = ["checked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("officer")),
                name="rejection_by_second_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.result}"

    @property
    def subject(self) -> str:
        """What was looked at: the idea, or the application."""
        return pgettext("grant", "Idea") if self.of_idea else gettext("Formal check")

    @property
    def answer(self) -> str:
        """What came out, in the reader's words."""
        if not self.of_idea:
            return str(self.get_result_display())
        return gettext("The idea fits the call") if self.result == "ok" else gettext("The idea does not fit")
