"""What a bank statement says about payments and reclaims; other movements of the account are not kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .columns import euros


class EntryState(models.TextChoices):
    """What the cash desk said to a proposal."""

    PROPOSED = "proposed", pgettext_lazy("bank entry", "Proposed")
    CONFIRMED = "confirmed", pgettext_lazy("bank entry", "Confirmed")
    REJECTED = "rejected", pgettext_lazy("bank entry", "Does not belong together")


class BankStatement(models.Model):
    """A statement that was read in; only its name, its checksum and its numbers are kept."""

    name = models.CharField(_("file"), max_length=150)
    sha256 = models.CharField(_("checksum"), max_length=64, unique=True)
    movements = models.PositiveIntegerField(_("movements in the file"))
    imported_at = models.DateTimeField(_("read in"), default=timezone.now)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("read in by")
    )

    class Meta:
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")
        ordering = ["-imported_at", "-id"]

    def __str__(self) -> str:
        return self.name


class BankEntry(models.Model):
    """One movement, proposed for exactly one payment, payment run or reclaim."""

    statement = models.ForeignKey(
        BankStatement, on_delete=models.PROTECT, related_name="entries", verbose_name=_("bank statement")
    )
    key = models.CharField(_("checksum of the movement"), max_length=64, unique=True)
    booked_on = models.DateField(_("booked on"))
    amount = euros(_("amount"))
    name = models.CharField(_("name"), max_length=140, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    purpose = models.CharField(_("reference"), max_length=500, blank=True)
    returned = models.BooleanField(
        _("came back from the bank"),
        default=False,
        db_default=False,
        help_text=_("A transfer of ours failed."),
    )
    reason = models.CharField(_("reason of the bank"), max_length=140, blank=True, db_default="")
    payment = models.ForeignKey(
        "grants.Payment",
        on_delete=models.PROTECT,
        null=True,
        related_name="bank_entries",
        verbose_name=_("payment"),
    )
    run = models.ForeignKey(
        "grants.PaymentRun",
        on_delete=models.PROTECT,
        null=True,
        related_name="bank_entries",
        verbose_name=_("payment run"),
    )
    settlement = models.ForeignKey(
        "grants.GrantSettlement",
        on_delete=models.PROTECT,
        null=True,
        related_name="bank_entries",
        verbose_name=_("settlement"),
    )
    reverses = models.ForeignKey(
        "grants.ReclaimReceipt",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversals",
        verbose_name=_("takes back"),
        help_text=_("Money that had come back and that the bank took away again."),
    )
    state = models.CharField(
        _("state"), max_length=12, choices=EntryState.choices, default=EntryState.PROPOSED
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        verbose_name = _("bank entry")
        verbose_name_plural = _("bank entries")
        ordering = ["booked_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="bank_entry_positive"),
            models.CheckConstraint(
                condition=(
                    Q(payment__isnull=False, run=None, settlement=None)
                    | Q(payment=None, run__isnull=False, settlement=None)
                    | Q(payment=None, run=None, settlement__isnull=False)
                ),
                name="bank_entry_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", answered_by=None)
                | (~Q(state="proposed") & Q(answered_by__isnull=False)),
                name="bank_entry_answered_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["run"], condition=Q(state="confirmed"), name="bank_entry_once_a_run"
            ),
            models.UniqueConstraint(
                fields=["payment", "returned"],
                condition=Q(state="confirmed"),
                name="bank_entry_once_each_way",
            ),
            models.CheckConstraint(
                condition=(Q(returned=False) & Q(reverses=None))
                | (Q(returned=True) & Q(payment__isnull=False, reverses=None))
                | (Q(returned=True) & Q(settlement__isnull=False, reverses__isnull=False)),
                name="bank_entry_returns_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.booked_on}: {self.amount}"

    @property
    def is_outgoing(self) -> bool:
        """Money left the account of the house."""
        return self.reverses_id is not None or (self.settlement_id is None and not self.returned)
