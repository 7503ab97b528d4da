"""The document safe: entries of an organisation, each with its versions."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .kinds import SafeKind


class SafeEntry(models.Model):
    """One thing in the safe, for example the statute or the minutes of one meeting."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="safe_entries",
        verbose_name=_("organisation"),
    )
    kind = models.ForeignKey(
        SafeKind, on_delete=models.PROTECT, related_name="entries", verbose_name=_("kind")
    )
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("What tells it apart from others of its kind.")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("entry of the safe")
        verbose_name_plural = _("entries of the safe")
        indexes = [models.Index(fields=["organisation", "kind"], name="safe_of_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind_id}"


class SafeVersionQuerySet(models.QuerySet["SafeVersion"]):
    """Versions, by whether they still count."""

    def there(self) -> Self:
        """With their file."""
        return self.filter(removed_at=None)

    def current(self) -> Self:
        """The newest file of each entry; nothing of an entry whose files are all taken out."""
        newer = SafeVersion.objects.there().filter(
            entry=models.OuterRef("entry"), number__gt=models.OuterRef("number")
        )
        return self.there().filter(~models.Exists(newer))


class SafeVersion(models.Model):
    """One file of an entry. Taken out, its file is gone and the line says by whom and why."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(
        SafeEntry, on_delete=models.PROTECT, related_name="versions", verbose_name=_("entry")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    document = models.OneToOneField(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="safe_version",
        verbose_name=_("document"),
    )
    dated = models.DateField(_("date of the document"), null=True, blank=True)
    expires_on = models.DateField(_("stands until"), null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("added by"),
        help_text=_("Empty when it came from a founding in the house."),
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seen by"),
    )
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken out by"),
    )
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = SafeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version in the safe")
        verbose_name_plural = _("versions in the safe")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="safe_version_once"),
            models.CheckConstraint(
                condition=models.Q(
                    removed_at__isnull=True, removed_by__isnull=True, document__isnull=False, reason=""
                )
                | models.Q(removed_at__isnull=False, removed_by__isnull=False, document__isnull=True)
                & ~models.Q(reason=""),
                name="safe_file_there_or_taken_out",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at__isnull=True, seen_by__isnull=True)
                | models.Q(seen_at__isnull=False, seen_by__isnull=False),
                name="safe_seen_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.number}"
