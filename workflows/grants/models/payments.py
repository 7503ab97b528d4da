"""Payments of a grant: asked for by the group, checked by one person, released by another, paid in a run."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .columns import euros


class PaymentKind(models.TextChoices):
    """What a payment is for."""

    ADVANCE = "advance", _("Advance for the next six weeks")
    REIMBURSEMENT = "reimbursement", _("Money back for receipts")
    DIRECT = "direct", _("Bill paid by the house")
    REST = "rest", _("Rest after the report")


class PaymentState(models.TextChoices):
    """Where a payment stands."""

    REQUESTED = "requested", pgettext_lazy("payment", "Asked for")
    CHECKED = "checked", pgettext_lazy("payment", "Checked")
    RETURNED = "returned", pgettext_lazy("payment", "Sent back")
    WITHDRAWN = "withdrawn", pgettext_lazy("payment", "Taken back by the group")
    RELEASED = "released", pgettext_lazy("payment", "Released")
    ORDERED = "ordered", pgettext_lazy("payment", "Given to the bank")
    BOUNCED = "bounced", pgettext_lazy("payment", "Came back from the bank")
    CORRECTED = "corrected", pgettext_lazy("payment", "Account put right, waits for its release")


class PaymentQuerySet(models.QuerySet["Payment"]):
    """Payments, as the cash desk speaks about them."""

    def waiting(self) -> "PaymentQuerySet":
        """Asked for and not yet answered."""
        return self.filter(state__in=[PaymentState.REQUESTED, PaymentState.CHECKED])

    def released(self) -> "PaymentQuerySet":
        """Released, whether the bank has the order or not: this money counts as paid."""
        return self.filter(state__in=[PaymentState.RELEASED, PaymentState.ORDERED])

    def to_order(self) -> "PaymentQuerySet":
        """Released, and no bank has heard of it yet."""
        return self.filter(state=PaymentState.RELEASED, run=None)

    def with_replaced(self) -> "PaymentQuerySet":
        """Each says whether another payment takes its place (`is_replaced`)."""
        others = self.model.objects.exclude(state=PaymentState.RETURNED).filter(replaces=OuterRef("pk"))
        return self.annotate(is_replaced=Exists(others))

    def came_back(self) -> "PaymentQuerySet":
        """Sent back by the bank and not yet put right, or put right and waiting for their release."""
        stuck = Q(state=PaymentState.BOUNCED, is_replaced=False) | Q(state=PaymentState.CORRECTED)
        return self.with_replaced().filter(stuck)


class PaymentRun(models.Model):
    """Released payments that were given to the bank together, as one SEPA file."""

    reference = models.CharField(_("reference"), max_length=35, unique=True)
    execution_on = models.DateField(_("to be paid on"))
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("created by")
    )
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="+", verbose_name=_("file for the bank")
    )
    total = euros(_("total"))

    class Meta:
        verbose_name = _("payment run")
        verbose_name_plural = _("payment runs")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.reference


class Payment(models.Model):
    """One payment of one grant; two people stand behind it before any money moves (domain 3.3, rule 3)."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="payments",
        verbose_name=_("application"),
    )
    number = models.PositiveSmallIntegerField(_("number in the case"))
    kind = models.CharField(_("kind"), max_length=20, choices=PaymentKind.choices)
    amount = euros(_("amount"))
    needs = models.JSONField(
        _("needed for"), default=list, blank=True, help_text=_("Rows of what, when and how much.")
    )
    payee = models.CharField(_("payee"), max_length=150)
    iban = models.CharField(_("IBAN"), max_length=34)
    street = models.CharField(_("street"), max_length=150, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    reference = models.CharField(_("reference"), max_length=140)
    state = models.CharField(
        _("state"), max_length=12, choices=PaymentState.choices, default=PaymentState.REQUESTED
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    requested_at = models.DateTimeField(_("requested"), default=timezone.now)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
    )
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    answer = models.TextField(_("message to the group"), blank=True)
    run = models.ForeignKey(
        PaymentRun,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        verbose_name=_("payment run"),
    )
    paid_on = models.DateField(_("booked by the bank on"), null=True, blank=True)
    bounced_on = models.DateField(_("came back on"), null=True, blank=True)
    bounce_reason = models.CharField(_("reason of the bank"), max_length=140, blank=True, db_default="")
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        verbose_name=_("instead of"),
    )

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["requested_at", "id"]
        indexes = [models.Index(fields=["state", "id"], name="payment_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_positive"),
            models.UniqueConstraint(fields=["application", "number"], name="payment_numbered"),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["requested", "checked"]),
                name="payment_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None)
                | (
                    Q(checked_by__isnull=False)
                    & ~Q(released_by=F("checked_by"))
                    & ~Q(released_by=F("requested_by"))
                ),
                name="payment_released_by_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "ordered"]) | Q(released_by__isnull=False),
                name="payment_released_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["ordered", "bounced"]) & Q(run__isnull=False))
                | (~Q(state__in=["ordered", "bounced"]) & Q(run__isnull=True)),
                name="payment_ordered_once",
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(state__in=["ordered", "bounced"]),
                name="payment_booked_after_order",
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=~Q(state="returned"), name="payment_replaced_once"
            ),
            models.CheckConstraint(
                condition=Q(state="bounced", bounced_on__isnull=False)
                | (~Q(state="bounced") & Q(bounced_on=None)),
                name="payment_bounced_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.number}: {self.amount}"

    @property
    def needed(self) -> list[dict[str, object]]:
        """The rows of what the money is needed for, each with its day as a date."""
        return [{**need, "day": parse_date(need.get("due_on") or "")} for need in self.needs]
