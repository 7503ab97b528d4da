"""The way out of the house: open, paused because the mail server refuses everybody, or held by a person."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Lane(models.Model):
    """How mail leaves. One row, made when it is first needed; without it the way is open."""

    ONLY: ClassVar[int] = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    held_at = models.DateTimeField(
        _("held since"), null=True, blank=True, help_text=_("No mail leaves until somebody releases it.")
    )
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("held by"),
        help_text=_("Empty: by a program, for example after a restore."),
    )
    held_why = models.CharField(_("why it is held"), max_length=300, blank=True)
    paused_until = models.DateTimeField(_("paused until"), null=True, blank=True)
    pauses = models.PositiveSmallIntegerField(_("pauses in a row"), default=0)
    failing_since = models.DateTimeField(_("server fails since"), null=True, blank=True)
    reason = models.CharField(_("what the server said"), max_length=500, blank=True)
    refused = models.JSONField(
        _("refused in a row"),
        default=list,
        blank=True,
        help_text=_("Mails refused for good since the last one that was accepted."),
    )

    class Meta:
        verbose_name = _("way out of mail")
        verbose_name_plural = _("ways out of mail")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="lane_is_the_only_one")]

    def __str__(self) -> str:
        return "held" if self.held_at else "paused" if self.is_paused else "open"

    @property
    def is_paused(self) -> bool:
        """Whether the mail server gets a rest now."""
        return self.paused_until is not None and self.paused_until > timezone.now()

    @property
    def is_open(self) -> bool:
        """Whether mail may leave now."""
        return self.held_at is None and not self.is_paused
