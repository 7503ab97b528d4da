"""Mail that came back: what a mail server or a mailbox provider reported about one of ours."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .messages import Message


class BounceKind(models.TextChoices):
    """What it means for the address."""

    PERMANENT = "permanent", _("The address does not exist")
    TEMPORARY = "temporary", _("It could not be delivered this time")
    COMPLAINT = "complaint", _("Reported as unwanted")


class Bounce(models.Model):
    """One report about one mail. The same report read twice is one row."""

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="bounces", verbose_name=_("mail")
    )
    report = models.CharField(
        _("fingerprint of the report"), max_length=64, help_text=_("So that no report counts twice.")
    )
    kind = models.CharField(pgettext_lazy("bounce", "kind"), max_length=20, choices=BounceKind.choices)
    status = models.CharField(
        _("status"), max_length=12, blank=True, help_text=_("As RFC 3463 numbers it, for example 5.1.1.")
    )
    diagnostic = models.CharField(
        _("what the server said"), max_length=300, blank=True, help_text=_("Without addresses.")
    )
    came_at = models.DateTimeField(_("came back"), default=timezone.now)
    settled_at = models.DateTimeField(
        _("seen to"), null=True, blank=True, help_text=_("By the newsletter itself, or by a person.")
    )

    objects: ClassVar[models.Manager["Bounce"]] = models.Manager()

    class Meta:
        verbose_name = _("mail that came back")
        verbose_name_plural = _("mails that came back")
        indexes = [
            models.Index(
                fields=["-came_at", "-id"], name="bounce_to_see", condition=models.Q(settled_at=None)
            ),
            models.Index(fields=["came_at"], name="bounce_came"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["message", "report"], name="bounce_once_per_report"),
            models.CheckConstraint(condition=models.Q(kind__in=BounceKind.values), name="bounce_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.kind} {self.status}"

    @classmethod
    def needing_somebody(cls) -> models.QuerySet["Bounce"]:
        """Mail to people with a case or an account never reached them, and nobody has seen to it."""
        return cls.objects.filter(settled_at=None).order_by("-came_at", "-pk")


class BounceBox(models.Model):
    """The mailbox that reports come to: when it is read next, and how the last reading went. One row."""

    ONLY: ClassVar[int] = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    due_at = models.DateTimeField(_("read next"), default=timezone.now)
    read_at = models.DateTimeField(_("last read"), null=True, blank=True)
    unknown = models.PositiveIntegerField(
        _("not understood"), default=0, help_text=_("Mails left in the mailbox, with a flag, for a person.")
    )
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why the last reading failed.")
    )

    class Meta:
        verbose_name = _("mailbox of reports")
        verbose_name_plural = _("mailboxes of reports")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="bounce_box_is_the_only_one")]

    def __str__(self) -> str:
        return "failing" if self.reason else "read"
