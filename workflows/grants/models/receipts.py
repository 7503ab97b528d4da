"""The list of receipts (Belegliste) of a project."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .columns import euros


class Receipt(models.Model):
    """One bill or receipt of a project; it counts once in the whole house (GA-28)."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="receipts",
        verbose_name=_("application"),
    )
    document = models.OneToOneField(
        "documents.Document",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("file"),
        help_text=_("Only calls that draw receipts do without."),
    )
    sha256 = models.CharField(_("checksum of the file"), max_length=64, unique=True, null=True, blank=True)
    spot_check = models.ForeignKey(
        "grants.SpotCheck",
        on_delete=models.PROTECT,
        related_name="receipts",
        null=True,
        blank=True,
        verbose_name=_("spot check"),
    )
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    number = models.CharField(_("number of the bill"), max_length=60, blank=True)
    payee = models.CharField(_("payee"), max_length=150)
    reason = models.CharField(_("what for"), max_length=200)
    paid_on = models.DateField(_("paid on"))
    amount = euros(_("amount"))
    line = models.CharField(
        _("line of the plan"), max_length=12, blank=True, help_text=_("The stable name of a planned cost.")
    )
    accepted = euros(_("accepted amount"), null=True, blank=True)
    cut_reason = models.CharField(_("why less was accepted"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["paid_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="receipt_positive"),
            models.CheckConstraint(
                condition=Q(accepted=None) | Q(accepted__gte=0, accepted__lte=F("amount")),
                name="receipt_accepted_at_most",
            ),
            models.CheckConstraint(
                condition=Q(document=None, sha256=None) | Q(document__isnull=False, sha256__isnull=False),
                name="receipt_file_with_checksum",
            ),
            models.UniqueConstraint(
                "number",
                Lower("payee"),
                "amount",
                condition=~Q(number=""),
                name="receipt_once_in_the_house",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payee} {self.amount}"

    @property
    def stays(self) -> bool:
        """It was part of a report that was handed in: from then on it stays in the list."""
        return self.handed_in_at is not None or (
            self.document is not None and self.document.frozen_at is not None
        )

    @property
    def is_asked_for(self) -> bool:
        """The house drew it and waits for its file."""
        return self.spot_check_id is not None and self.document_id is None
