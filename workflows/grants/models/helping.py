"""Who helps a group with its applications: named or agreed to by the group, ended by either side."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TrustedPartner(models.Model):
    """An organisation whose members may help other groups, because the house trusts it."""

    organisation = models.OneToOneField(
        "people.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("named by")
    )
    named_at = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("trusted partner")
        verbose_name_plural = _("trusted partners")

    def __str__(self) -> str:
        return str(self.organisation)


class Helping(models.Model):
    """One person helps one group; it counts from the group's consent until somebody ends it.

    Ended rows stay: the group sees for three years who had a hand in its applications.
    """

    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        related_name="helpings",
        verbose_name=_("organisation"),
    )
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="helpings", verbose_name=_("helper")
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agreed by"),
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )

    class Meta:
        verbose_name = _("help for a group")
        verbose_name_plural = _("help for groups")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "helper"], condition=Q(ended_at=None), name="helping_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None, agreed_by=None)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="helping_agreed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="helping_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.helper_id}"

    @property
    def is_running(self) -> bool:
        """Whether the helper may write at this moment, as far as the group is concerned."""
        return self.agreed_at is not None and self.ended_at is None
