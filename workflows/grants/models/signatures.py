"""Signatures under the contract: who, when, in what way, under which text."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Side(models.TextChoices):
    """The two sides of a contract."""

    GROUP = "group", _("The organisation")
    HOUSE = "house", _("The house")


class Way(models.TextChoices):
    """How somebody signed."""

    CODE = "code", _("Confirmed with a code from a mail")
    SCAN = "scan", _("Scan or photo of the signed contract")
    PAPER = "paper", _("Signed on paper, seen by the house")
    ACCOUNT = "account", _("Signed in the house’s account")


class ContractSignature(models.Model):
    """One side has signed the contract with this checksum; another text would be another contract."""

    application = models.ForeignKey(
        "grants.Application",
        on_delete=models.PROTECT,
        related_name="signatures",
        verbose_name=_("application"),
    )
    side = models.CharField(_("side"), max_length=10, choices=Side.choices)
    way = models.CharField(_("way of signing"), max_length=10, choices=Way.choices)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=150)
    signed_on = models.DateField(_("signed on"))
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    sha256 = models.CharField(_("checksum of the contract"), max_length=64)
    scan = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("scan"),
    )
    returned_at = models.DateTimeField(_("sent back"), null=True, blank=True)
    returned_because = models.TextField(_("why it was sent back"), blank=True)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "side"], condition=Q(returned_at=None), name="signature_once_a_side"
            ),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="signature_sha256"),
            models.CheckConstraint(
                condition=(Q(way="scan") & Q(scan__isnull=False)) | ~Q(way="scan"), name="signature_has_scan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.side}"


class SigningCode(models.Model):
    """A code that was mailed to one person to confirm one contract; kept as a hash, good for a short time."""

    application = models.ForeignKey(
        "grants.Application", on_delete=models.PROTECT, related_name="+", verbose_name=_("application")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    code = models.CharField(_("hash of the code"), max_length=200)
    sha256 = models.CharField(_("checksum of the contract"), max_length=64)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("wrong attempts"), default=0)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("code for a signature")
        verbose_name_plural = _("codes for signatures")

    def __str__(self) -> str:
        return f"{self.application_id}: {self.sent_at:%Y-%m-%d %H:%M}"
