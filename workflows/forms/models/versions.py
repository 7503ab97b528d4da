"""Versions of forms: frozen when first used, never changed afterwards."""

import hashlib
import json
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def fingerprint(definition: dict[str, Any]) -> str:
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
    created_at = models.DateTimeField(_("frozen"), default=timezone.now, editable=False)

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
