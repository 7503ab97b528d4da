"""Requests to change a running grant: what stood, what is asked, who looked at it and who decided."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ChangeState(models.TextChoices):
    """Where a request for a change stands."""

    ASKED = "asked", pgettext_lazy("change", "Asked for")
    CHECKED = "checked", pgettext_lazy("change", "Waits for a second person")
    GRANTED = "granted", pgettext_lazy("change", "Agreed")
    REFUSED = "refused", pgettext_lazy("change", "Not agreed")
    WITHDRAWN = "withdrawn", pgettext_lazy("change", "Taken back by the group")
    VOID = "void", pgettext_lazy("change", "Fell away with the grant")


class ChangeRequestQuerySet(models.QuerySet["ChangeRequest"]):
    """Requests by where they stand."""

    def waiting(self) -> "ChangeRequestQuerySet":
        """Those that nobody has answered yet."""
        return self.filter(state__in=[ChangeState.ASKED, ChangeState.CHECKED])

    def granted(self) -> "ChangeRequestQuerySet":
        """Those that hold, the newest first."""
        return self.filter(state=ChangeState.GRANTED).order_by("-number")


class ChangeRequest(models.Model):
    """One request; `before` and `asked` hold the same keys: plan, start, end, goals, content, partner."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="change_requests",
        verbose_name=_("application"),
    )
    number = models.PositiveSmallIntegerField(_("number in the case"))
    before = models.JSONField(_("what stood"), default=dict)
    asked = models.JSONField(_("what is asked"), default=dict)
    reason = models.TextField(_("reason"))
    needs_decision = models.BooleanField(
        _("needs a second person"), help_text=_("Costs too far above their plan, goals, content, partners.")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ChangeState.choices, default=ChangeState.ASKED
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    requested_at = models.DateTimeField(_("requested"), default=timezone.now)
    recommended = models.BooleanField(_("recommended"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("Stays inside the house."))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    answer = models.TextField(_("message to the group"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a change")
        verbose_name_plural = _("requests for changes")
        ordering = ["requested_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="change_numbered"),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["asked", "checked"]),
                name="change_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["granted", "refused"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="change_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | (
                    ~Q(decided_by=F("requested_by"))
                    & (
                        Q(needs_decision=False)
                        | (Q(checked_by__isnull=False) & ~Q(decided_by=F("checked_by")))
                    )
                ),
                name="change_by_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.number}: {self.state}"
