"""Answers of the API kept for a day, so that a request sent twice does its work once."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeptAnswer(models.Model):
    """What a request with an `Idempotency-Key` was answered; one per caller and key."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("user"),
        help_text=_("None for somebody without an account."),
    )
    caller = models.CharField(
        _("caller"),
        max_length=64,
        db_default="",
        help_text=_("The account, or a digest of the network somebody without one came from."),
    )
    key = models.CharField(_("key"), max_length=200, help_text=_("Chosen by the program that calls."))
    request = models.CharField(
        _("request"), max_length=64, help_text=_("Fingerprint of method, address and body.")
    )
    status = models.PositiveSmallIntegerField(_("status"), default=200)
    body = models.JSONField(_("answer"), null=True)
    headers = models.JSONField(_("headers"), default=dict, db_default={})
    made_at = models.DateTimeField(_("made"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_key"),
            models.UniqueConstraint(
                fields=["caller", "key"], condition=~models.Q(caller=""), name="one_answer_per_caller_and_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.caller} {self.key}"
