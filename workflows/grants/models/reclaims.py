"""Money that has to come back: what is owed until when, what arrived, what was let go or reminded of."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .choices import InterestFrom
from .columns import euros


class Owed(models.TextChoices):
    """What a part of a reclaim is."""

    PRINCIPAL = "principal", pgettext_lazy("reclaim", "Grant")
    INTEREST = "interest", pgettext_lazy("reclaim", "Interest")


class WaiverKind(models.TextChoices):
    """How the house lets money go (§ 59 Abs. 1 BHO, applied by contract)."""

    RELEASE = "release", _("Waived for good (Erlass)")
    SHELVE = "shelve", _("Not pursued any more (Niederschlagung)")


class Reclaim(models.Model):
    """The money of one settlement that has to come back."""

    application = models.ForeignKey(
        "grants.Application", on_delete=models.PROTECT, related_name="reclaims", verbose_name=_("application")
    )
    settlement = models.ForeignKey(
        "grants.GrantSettlement",
        on_delete=models.PROTECT,
        related_name="reclaims",
        verbose_name=_("settlement"),
    )
    principal = euros(_("amount"))
    interest_from = models.CharField(
        _("interest"), max_length=10, choices=InterestFrom.choices, default=InterestFrom.NONE
    )
    asked_at = models.DateTimeField(_("asked back"), default=timezone.now)
    withdrawn_at = models.DateTimeField(
        _("withdrawn"), null=True, blank=True, help_text=_("The settlement was opened again.")
    )

    class Meta:
        verbose_name = _("reclaim")
        verbose_name_plural = _("reclaims")
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(principal__gt=0), name="reclaim_positive"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(withdrawn_at=None), name="reclaim_once_a_case"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.principal}"


class ReclaimPart(models.Model):
    """One row that is due: the whole, an instalment, or the interest."""

    reclaim = models.ForeignKey(
        Reclaim, on_delete=models.PROTECT, related_name="parts", verbose_name=_("reclaim")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Owed.choices, default=Owed.PRINCIPAL)
    amount = euros(_("amount"))
    due_on = models.DateField(_("due on"))
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agreed by"),
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    replaced_at = models.DateTimeField(_("replaced by instalments"), null=True, blank=True)

    class Meta:
        verbose_name = _("part of a reclaim")
        verbose_name_plural = _("parts of reclaims")
        ordering = ["due_on", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="reclaim_part_positive"),
            models.UniqueConstraint(fields=["reclaim", "number"], name="reclaim_part_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.amount}"


class ReclaimReceiptQuerySet(models.QuerySet["ReclaimReceipt"]):
    """Money that came back."""

    def kept(self) -> "ReclaimReceiptQuerySet":
        """What the bank did not take away again."""
        return self.filter(reversed_on=None)


class ReclaimReceipt(models.Model):
    """Money that came back, split into what was granted and its interest."""

    reclaim = models.ForeignKey(
        Reclaim, on_delete=models.PROTECT, related_name="receipts", verbose_name=_("reclaim")
    )
    principal = euros(_("of the grant"), default=Decimal(0))
    interest = euros(_("interest"), default=Decimal(0))
    received_on = models.DateField(_("received on"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)
    entry = models.OneToOneField(
        "grants.BankEntry",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="receipt",
        verbose_name=_("bank entry"),
    )
    of_shelved = models.BooleanField(
        _("of money not pursued any more"),
        default=False,
        db_default=False,
        help_text=_("It came after a Niederschlagung: shelved money stays owed in law."),
    )
    reversed_on = models.DateField(
        _("taken back by the bank on"), null=True, blank=True, help_text=_("The bank reversed the booking.")
    )

    objects = ReclaimReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("money that came back")
        verbose_name_plural = _("money that came back")
        ordering = ["received_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(principal__gte=0, interest__gte=0) & (Q(principal__gt=0) | Q(interest__gt=0)),
                name="reclaim_receipt_positive",
            )
        ]

    def __str__(self) -> str:
        return f"{self.received_on}: {self.amount}"

    @property
    def amount(self) -> Decimal:
        """What arrived together."""
        return self.principal + self.interest


class ReclaimWaiver(models.Model):
    """The house lets money go: proposed with a reason by one person, confirmed by another."""

    reclaim = models.ForeignKey(
        Reclaim, on_delete=models.PROTECT, related_name="waivers", verbose_name=_("reclaim")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=WaiverKind.choices)
    amount = euros(_("amount"))
    principal = euros(_("of the grant"), default=Decimal(0))
    reason = models.TextField(_("reason"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("refused by"),
    )
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["proposed_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="reclaim_waiver_positive"),
            models.CheckConstraint(
                condition=Q(principal__gte=0) & Q(principal__lte=F("amount")),
                name="reclaim_waiver_of_principal",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reclaim_waiver_reasoned"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="reclaim_waiver_by_second_person",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, refused_by=None),
                name="reclaim_waiver_answered_once",
            ),
            models.UniqueConstraint(
                fields=["reclaim"],
                condition=Q(confirmed_by=None, refused_by=None),
                name="reclaim_waiver_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount}"

    @property
    def interest(self) -> Decimal:
        """What of it is interest."""
        return self.amount - self.principal


class ReclaimReminder(models.Model):
    """A reminder that was sent because a part was not there in time."""

    part = models.ForeignKey(
        ReclaimPart, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("part of a reclaim")
    )
    level = models.PositiveSmallIntegerField(_("level"))
    open_amount = euros(_("still open"))
    pay_by = models.DateField(_("to be paid by"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder of a reclaim")
        verbose_name_plural = _("reminders of reclaims")
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["part", "level"], name="reclaim_reminder_once_a_level"),
            models.CheckConstraint(condition=Q(level__range=(1, 3)), name="reclaim_reminder_levels"),
        ]

    def __str__(self) -> str:
        return f"{self.part_id}: {self.level}"
