"""Applications begun without an account: what was answered so far, behind a secret link."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .calls import Call

KEPT_FOR = timedelta(days=30)


class GuestDraft(models.Model):
    """The answers of somebody without an account; the secret of their link is stored as a hash only.

    Nothing says whose it is: no account, no address. Whoever takes it over, throws it away or lets it
    expire leaves no row behind.
    """

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(
        Call, on_delete=models.PROTECT, related_name="guest_drafts", verbose_name=_("call")
    )
    version = models.ForeignKey(
        "forms.FormVersion", on_delete=models.PROTECT, related_name="+", verbose_name=_("form version")
    )
    secret_hash = models.CharField(_("hash of the secret"), max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    typed = models.JSONField(_("typed, not understood yet"), default=dict, blank=True)
    trail = models.JSONField(_("last changes"), default=dict, blank=True)
    visited = models.JSONField(_("steps saved at least once"), default=list, blank=True)
    pending = models.JSONField(_("changed questions"), default=dict, blank=True)
    set_aside = models.JSONField(_("answers set aside"), default=dict, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("changed"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))

    class Meta:
        verbose_name = _("application begun without an account")
        verbose_name_plural = _("applications begun without an account")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="guest_draft_expires_after_its_start"
            ),
            models.CheckConstraint(
                condition=Q(secret_hash__regex=r"^[0-9a-f]{64}$"), name="guest_draft_keeps_a_hash"
            ),
        ]
        indexes = [models.Index(fields=["expires_at"], name="guest_draft_expiry")]

    def __str__(self) -> str:
        return str(self.id)
