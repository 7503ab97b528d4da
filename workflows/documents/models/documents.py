"""Documents: uploaded or produced files, kept privately, each with its checksum."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Audience


def private_storage() -> Storage:
    """The storage that no web server serves by itself."""
    return storages["private"]


def private_path(document: "Document", filename: str) -> str:
    """A path without anything a person typed: two letters of the identifier, then all of it."""
    identifier = str(document.id)
    return f"documents/{identifier[:2]}/{identifier}"


class DocumentState(models.TextChoices):
    """Whether the file is there: uploads always are, what the house writes is made by the worker."""

    ASKED = "asked", _("Is being made")
    MADE = "made", _("There")
    FAILED = "failed", _("Could not be made yet")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents, by what they belong to."""

    def of_case(self, case: models.Model) -> "DocumentQuerySet":
        """The documents of `case`, oldest first."""
        return self.filter(case=case.pk).order_by("created_at", "id")

    def frozen(self) -> "DocumentQuerySet":
        """The documents that can't change any more; what the house writes also while it is being made."""
        return self.exclude(frozen_at=None, state=DocumentState.MADE)


class Document(models.Model):
    """One file. Once `frozen_at` is set, a trigger in the database refuses to change or delete it.

    What the house writes begins without a file, in the state "asked"; from then on the trigger lets nothing
    happen to it but that the file comes.
    """

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        "engine.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("case"),
    )
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("organisation"),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("owner"),
        help_text=_("Who uploaded it; empty when the house produced it."),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("produced by"),
        help_text=_("Whose action made the house produce it; empty for uploads and the house's clock."),
    )
    kind = models.CharField(_("kind"), max_length=60, help_text=_("A code of the process, such as receipt."))
    audience = models.CharField(
        _("visible to"), max_length=20, choices=Audience.choices, default=Audience.EVERYONE
    )
    name = models.CharField(_("file name"), max_length=150)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=DocumentState.choices,
        default=DocumentState.MADE,
        db_default=DocumentState.MADE,
    )
    file = models.FileField(
        _("file"), storage=private_storage, upload_to=private_path, max_length=200, blank=True
    )
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, blank=True)
    by_applicant = models.BooleanField(
        _("from the applicant's side"), default=False, help_text=_("On whose side it was uploaded.")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True, editable=False)

    objects: ClassVar[DocumentQuerySet] = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["case", "created_at"], name="document_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="made", sha256__regex=r"^[0-9a-f]{64}$")
                | models.Q(state__in=["asked", "failed"], sha256="", file="", frozen_at__isnull=True),
                name="document_made_or_awaited",
            ),
            models.CheckConstraint(
                condition=models.Q(audience__in=Audience.values), name="document_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_made(self) -> bool:
        """Whether there is a file to read."""
        return self.state == DocumentState.MADE

    @property
    def extension(self) -> str:
        """The ending of the name in capitals, as people read it: "PDF"."""
        return self.name.rpartition(".")[2].upper()
