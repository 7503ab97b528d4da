"""Readers of the newsletter and the proof that they wanted it."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.fields import CodesField
from pages.newsletters.rubrics import Rubric


class SubscriberState(models.TextChoices):
    """Whether somebody gets the newsletter."""

    PENDING = "pending", _("Not confirmed yet")
    ACTIVE = "active", _("Gets the newsletter")
    UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
    UNREACHABLE = "unreachable", _("Mails come back")


# Who got the newsletter once and does not any more.
ENDED = frozenset({SubscriberState.UNSUBSCRIBED, SubscriberState.UNREACHABLE})


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """Readers, asked in sentences."""

    def active(self) -> "SubscriberQuerySet":
        """Those who confirmed and did not unsubscribe."""
        return self.filter(state=SubscriberState.ACTIVE)


class Subscriber(models.Model):
    """An e-mail address that gets the newsletter, or asked for it, or no longer wants it."""

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    rubrics = CodesField(
        choices_of=lambda: Rubric.choices,
        verbose_name=_("rubrics"),
        help_text=_("Empty: everything."),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=SubscriberState.choices, default=SubscriberState.PENDING
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    unsubscribed_at = models.DateTimeField(
        _("ended"), null=True, blank=True, help_text=_("By the reader, or because mails came back.")
    )

    objects: ClassVar[SubscriberQuerySet] = SubscriberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("newsletter reader")
        verbose_name_plural = _("newsletter readers")
        indexes = [models.Index(fields=["state", "id"], name="subscriber_by_state")]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="subscriber_email_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=SubscriberState.values), name="subscriber_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="active") | models.Q(confirmed_at__isnull=False),
                name="subscriber_active_has_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)


class Consent(models.Model):
    """The proof of one consent (Art. 7 (1) GDPR): which words, when, from where, and when confirmed.

    Kept while the reader is subscribed and three years after (§ 195 BGB).
    """

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="consents", verbose_name=_("reader")
    )
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    text_version = models.CharField(_("version of the text"), max_length=20)
    language = models.CharField(_("language of the text"), max_length=10, choices=settings.LANGUAGES)
    rubrics = CodesField(
        choices_of=lambda: Rubric.choices,
        verbose_name=_("rubrics"),
        help_text=_("What was chosen; it holds once it is confirmed."),
    )
    text = models.TextField(_("text"), help_text=_("The words the person agreed to."))
    way = models.CharField(_("how"), max_length=20, help_text=_("A code: form, api or import."))
    salt = models.CharField(_("salt"), max_length=32)
    asked_from = models.CharField(_("asked from (hash of the IP address)"), max_length=64, blank=True)
    confirmed_from = models.CharField(_("confirmed from (hash of the IP address)"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.text_version} {self.language}"
