"""Versions of forms: frozen when first used, never changed afterwards."""

import hashlib
import json
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def fingerprint(definition: dict[str, object]) -> str:
    """The SHA-256 of a definition, the same whatever the order of its keys."""
    canonical = json.dumps(definition, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class FormVersion(models.Model):
    """One definition of a form, word for word; a trigger in the database refuses UPDATE and DELETE."""

    code = models.CharField(
        _("form"), max_length=80, help_text=_("The code of the form, whatever its version.")
    )
    number = models.PositiveIntegerField(_("version"), help_text=_("1, 2, 3 … within one form."))
    definition = models.JSONField(_("definition"), help_text=_("Steps and questions in all languages."))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    base = models.CharField(
        _("form of the process"),
        max_length=80,
        blank=True,
        help_text=_("The form of a process that it behaves as; empty when it is that form itself."),
    )
    created_at = models.DateTimeField(_("frozen"), default=timezone.now, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("frozen by"),
        help_text=_("Empty when it came with the software."),
    )

    objects: ClassVar[models.Manager["FormVersion"]] = models.Manager()

    class Meta:
        verbose_name = _("form version")
        verbose_name_plural = _("form versions")
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="form_version_number_once"),
            models.UniqueConstraint(fields=["code", "sha256"], name="form_version_text_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.number}"

    @property
    def kind_code(self) -> str:
        """The code of the process's form that this one behaves as."""
        return self.base or self.code


class PublishedForm(models.Model):
    """Which version of a form new sheets get, and drafts move to."""

    code = models.CharField(_("form"), max_length=80, unique=True)
    version = models.ForeignKey(
        FormVersion, on_delete=models.PROTECT, related_name="+", verbose_name=_("form version")
    )
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
        help_text=_("Empty when it came with the software."),
    )

    objects: ClassVar[models.Manager["PublishedForm"]] = models.Manager()

    class Meta:
        verbose_name = _("published form")
        verbose_name_plural = _("published forms")

    def __str__(self) -> str:
        return self.code
