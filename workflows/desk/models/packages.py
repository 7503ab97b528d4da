"""Packages: a ZIP of cases that one person asked for, made by the worker, gone after a day."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(hours=24)


class PackageState(models.TextChoices):
    """Whether the file is there."""

    ASKED = "asked", _("Is being made")
    MADE = "made", _("There")
    FAILED = "failed", _("Could not be made")


def a_day_from_now() -> object:
    """When a package goes."""
    return timezone.now() + KEPT_FOR


class Package(models.Model):
    """Some cases as one file, for the person who asked and for nobody else."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="packages", verbose_name=_("for")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=PackageState.choices, default=PackageState.ASKED
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    document = models.OneToOneField(
        "documents.Document",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="package",
        verbose_name=_("file"),
    )
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("kept until"), default=a_day_from_now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    lease_until = models.DateTimeField(_("reserved until"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        indexes = [
            models.Index(fields=["asked_at"], name="package_to_make", condition=models.Q(state="asked")),
            models.Index(fields=["expires_at"], name="package_expires"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=PackageState.values), name="package_state_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_made(self) -> bool:
        """Whether there is a file to fetch."""
        return self.state == PackageState.MADE and self.document_id is not None


class PackedCase(models.Model):
    """This case is in this package."""

    package = models.ForeignKey(
        Package, on_delete=models.CASCADE, related_name="cases", verbose_name=_("package")
    )
    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="+", verbose_name=_("case")
    )

    class Meta:
        verbose_name = _("case in a package")
        verbose_name_plural = _("cases in packages")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["package", "case"], name="packed_once")]

    def __str__(self) -> str:
        return f"{self.package_id} {self.case_id}"
