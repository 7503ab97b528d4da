"""Orders to the worker: make this document from exactly what was known when it was asked for."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .documents import Document


class LetterOrderQuerySet(models.QuerySet["LetterOrder"]):
    """Orders, by what has to happen to them."""

    def due(self) -> Self:
        """Not done, nobody works on them, and their time has come; the oldest first."""
        now = timezone.now()
        free = models.Q(lease_until=None) | models.Q(lease_until__lt=now)
        return self.filter(free, made_at=None, due_at__lte=now).order_by("due_at", "document_id")


class LetterOrder(models.Model):
    """One document to be made; a trigger keeps what it says until it is made, then only the hashes stay."""

    document = models.OneToOneField(
        Document,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="order",
        verbose_name=_("document"),
    )
    template = models.CharField(_("template"), max_length=80, help_text=_("Room and name: grants/award."))
    ending = models.CharField(_("file ending"), max_length=4)
    inputs = models.TextField(
        _("what it says"), blank=True, help_text=_("As JSON; empty once the document is made.")
    )
    inputs_sha256 = models.CharField(_("checksum of what it says"), max_length=64)
    template_sha256 = models.CharField(
        _("checksum of the template"), max_length=64, help_text=_("When the document was asked for.")
    )
    made_with_sha256 = models.CharField(
        _("checksum of the template it was made with"),
        max_length=64,
        blank=True,
        help_text=_("Differs only when the house was updated in between."),
    )
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(_("reserved until"), null=True, blank=True, editable=False)
    reason = models.CharField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("Why the last attempt failed: kind of error and place."),
    )
    made_at = models.DateTimeField(_("there since"), null=True, blank=True, editable=False)

    objects: ClassVar[LetterOrderQuerySet] = LetterOrderQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("letter to be made")
        verbose_name_plural = _("letters to be made")
        indexes = [
            models.Index(
                fields=["due_at", "document"], name="letter_due", condition=models.Q(made_at__isnull=True)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ending__in=["pdf", "docx"]), name="letter_ending_known"
            ),
            models.CheckConstraint(
                condition=models.Q(made_at__isnull=True) | models.Q(inputs="", lease__isnull=True),
                name="letter_made_is_done",
            ),
            models.CheckConstraint(
                condition=models.Q(made_at__isnull=False) | ~models.Q(inputs=""),
                name="letter_open_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    inputs_sha256__regex=r"^[0-9a-f]{64}$", template_sha256__regex=r"^[0-9a-f]{64}$"
                ),
                name="letter_sha256",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template}.{self.ending}"
