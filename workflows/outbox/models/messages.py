"""Mail that leaves the house: one row for each recipient, written before and after it is handed over."""

import uuid
from email.utils import make_msgid
from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.documents.models import DocumentState


def new_message_id() -> str:
    """A Message-ID under the house's own domain, fixed for all attempts."""
    return make_msgid(domain=urlsplit(settings.PUBLIC_URL).hostname or "localhost")


class Priority(models.IntegerChoices):
    """What leaves first."""

    NOW = 0, _("At once (sign-in codes)")
    NORMAL = 5, _("Normal")
    BULK = 9, _("When nothing else waits (newsletters)")


class State(models.TextChoices):
    """Where a mail is on its way."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being handed over")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    IN_DOUBT = "in_doubt", _("In doubt")
    DROPPED = "dropped", _("Dropped")


class SharedBody(models.Model):
    """Text that many mails have in common; `%%name%%` stands for a row's own field."""

    key = models.CharField(
        _("key"), max_length=200, null=True, blank=True, unique=True, help_text=_("Finds it again.")
    )
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("shared mail text")
        verbose_name_plural = _("shared mail texts")

    def __str__(self) -> str:
        return str(self.pk)


class MessageQuerySet(models.QuerySet["Message"]):
    """Mails, by what has to happen to them."""

    def due(self) -> "MessageQuerySet":
        """Waiting mails whose time has come, the most urgent first; those with an unmade letter wait."""
        ready = self.filter(state=State.QUEUED, due_at__lte=timezone.now())
        carried = self.model.attachments.through.objects.filter(message_id=models.OuterRef("pk"))
        unmade = models.Exists(carried.exclude(document__state=DocumentState.MADE))
        return ready.filter(~unmade).order_by("priority", "due_at", "id")

    def abandoned(self) -> "MessageQuerySet":
        """Mails whose worker has vanished between handing over and writing down the result."""
        return self.filter(state=State.SENDING, lease_until__lt=timezone.now())

    def needing_a_decision(self) -> "MessageQuerySet":
        """Mails that failed or are in doubt: somebody has to look."""
        return self.filter(state__in=[State.FAILED, State.IN_DOUBT]).order_by("-queued_at", "-id")

    def settled(self) -> "MessageQuerySet":
        """Mails with which nothing more will happen."""
        return self.filter(state__in=[State.SENT, State.FAILED, State.DROPPED])


class Message(models.Model):
    """One mail to one person."""

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(
        _("key"),
        max_length=200,
        null=True,
        blank=True,
        unique=True,
        help_text=_("The same key is never sent twice."),
    )
    to_address = models.EmailField(_("to"), max_length=254)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mails",
        verbose_name=_("person"),
    )
    case = models.ForeignKey(
        "engine.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mails",
        verbose_name=_("case"),
    )
    template = models.CharField(_("template"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    from_address = models.CharField(_("from"), max_length=254, blank=True)
    reply_to = models.CharField(_("reply to"), max_length=254, blank=True)
    headers = models.JSONField(_("further headers"), default=dict, blank=True)
    subject = models.CharField(pgettext_lazy("mail", "subject"), max_length=500)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True, help_text=_("Empty: made from the text when it is sent."))
    shared_body = models.ForeignKey(
        SharedBody,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("shared mail text"),
    )
    fields = models.JSONField(_("fields of the shared text"), default=dict, blank=True)
    attachments = models.ManyToManyField(
        "documents.Document", blank=True, related_name="mails", verbose_name=_("attachments")
    )
    message_id = models.CharField(
        _("Message-ID"), max_length=200, default=new_message_id, unique=True, editable=False
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL
    )
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(_("lease ends"), null=True, blank=True, editable=False)
    reason = models.CharField(
        _("reason"), max_length=500, blank=True, help_text=_("What the mail server answered.")
    )
    queued_at = models.DateTimeField(_("queued"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    emptied_at = models.DateTimeField(_("text removed"), null=True, blank=True)

    objects: ClassVar[MessageQuerySet] = MessageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [
            models.Index(
                fields=["priority", "due_at", "id"], name="mail_due", condition=models.Q(state="queued")
            ),
            models.Index(fields=["lease_until"], name="mail_leased", condition=models.Q(state="sending")),
            models.Index(
                fields=["-queued_at", "-id"],
                name="mail_to_decide",
                condition=models.Q(state__in=["failed", "in_doubt"]),
            ),
            models.Index(fields=["queued_at"], name="mail_to_empty", condition=models.Q(emptied_at=None)),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="mail_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state="sending")
                | models.Q(lease__isnull=False, lease_until__isnull=False),
                name="mail_sending_has_lease",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False), name="mail_sent_has_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
