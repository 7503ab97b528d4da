"""Mails that wait for the next mail of the day, because their readers want one a day."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.people.models import MailKind


class HeldMail(models.Model):
    """What somebody reads in the next mail of the day: the subject that the mail would have, and its link.

    It is deleted when that mail waits for the worker. A `step` that is done by then needs no mail any more.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="held_mails",
        verbose_name=_("person"),
    )
    key = models.CharField(_("what it is about"), max_length=150)
    kind = models.CharField(_("kind"), max_length=10, choices=MailKind.choices)
    case = models.ForeignKey(
        "engine.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("case"),
    )
    step = models.ForeignKey(
        "engine.Step",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("step"),
    )
    subject = models.CharField(pgettext_lazy("mail", "subject"), max_length=500)
    link = models.URLField(_("link"), max_length=500)
    at = models.DateTimeField(_("held since"), default=timezone.now)

    class Meta:
        verbose_name = _("mail held for the mail of the day")
        verbose_name_plural = _("mails held for the mail of the day")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="held_once"),
            models.CheckConstraint(condition=models.Q(kind__in=MailKind.values), name="held_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.key}"
