"""What a personal API token may do, and until when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken


class Scope(models.TextChoices):
    """How far a token reaches."""

    READ = "read", _("Read only")
    WRITE = "write", _("Read and change")


class TokenScope(models.Model):
    """The limits of one of Wagtail's API tokens."""

    token = models.OneToOneField(
        APIToken, on_delete=models.CASCADE, related_name="limits", verbose_name=_("token")
    )
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices, default=Scope.READ)
    expires_at = models.DateTimeField(_("valid until"))

    class Meta:
        verbose_name = _("limits of a token")
        verbose_name_plural = _("limits of tokens")
        constraints = [
            models.CheckConstraint(condition=models.Q(scope__in=Scope.values), name="scope_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.token_id}: {self.scope}"

    @property
    def expired(self) -> bool:
        """Whether the token no longer opens anything."""
        return self.expires_at <= timezone.now()
