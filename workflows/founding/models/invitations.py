"""Founders who join by link: the invitation, what they say about themselves, and a count without names."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..statute.data import OFFICES


class FounderKind(models.TextChoices):
    """Who joins; it decides what has to be asked (§§ 104, 107 BGB)."""

    ADULT = "adult", _("A person of 18 or older")
    MINOR = "minor", _("A person from 7 to 17")
    CHILD = "child", _("A child under 7; the parents fill this in")
    ORGANISATION = "organisation", _("An organisation, for example an association")


class InvitationState(models.TextChoices):
    """Where an invitation stands, as the group sees it."""

    WAITING = "waiting", _("No answer yet")
    ANSWERED = "answered", _("Answered")
    CONSENT = "consent", _("Parents’ consent is missing")
    EXPIRED = "expired", _("The link has expired")
    REVOKED = "revoked", _("Withdrawn")


class FounderInvitationQuerySet(models.QuerySet["FounderInvitation"]):
    """Many invitations at once."""

    def current(self) -> "FounderInvitationQuerySet":
        """All that were not withdrawn, with what came back, oldest first."""
        return self.filter(revoked_at=None).select_related("entry").order_by("created_at")


class FounderInvitation(models.Model):
    """One person may enter their data with a signed link; `version` makes earlier links worthless."""

    id = models.UUIDField(_("identifier"), primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        "founding.FoundingCase",
        on_delete=models.PROTECT,
        related_name="invitations",
        verbose_name=_("founding"),
    )
    name = models.CharField(_("who is meant"), max_length=200, help_text=_("As the group calls them."))
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    version = models.PositiveSmallIntegerField(_("version of the link"), default=1)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("invited by")
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects: ClassVar[FounderInvitationQuerySet] = FounderInvitationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("invitation of a founder")
        verbose_name_plural = _("invitations of founders")
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                "case",
                Lower("email"),
                condition=models.Q(revoked_at=None) & ~models.Q(email=""),
                name="one_founder_invitation_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"

    @property
    def answer(self) -> "FounderEntry | None":
        """What the person said, or None."""
        return getattr(self, "entry", None)

    @property
    def state(self) -> InvitationState:
        """Where it stands."""
        if self.revoked_at is not None:
            return InvitationState.REVOKED
        if self.answer is not None:
            return InvitationState.ANSWERED if self.answer.has_consent else InvitationState.CONSENT
        return InvitationState.WAITING if self.expires_at > timezone.now() else InvitationState.EXPIRED


class FounderEntry(models.Model):
    """What one founder typed about themself. Address and birth date go when the papers are locked."""

    invitation = models.OneToOneField(
        FounderInvitation, on_delete=models.PROTECT, related_name="entry", verbose_name=_("invitation")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="founder_entries",
        verbose_name=_("account"),
        help_text=_("Only when the person was signed in."),
    )
    kind = models.CharField(_("who joins"), max_length=20, choices=FounderKind.choices)
    name = models.CharField(
        pgettext_lazy("person", "name"), max_length=200, help_text=_("As typed from the identity document.")
    )
    title = models.CharField(_("academic title"), max_length=40, blank=True, default="", db_default="")
    own_name = models.CharField(_("name in the own script"), max_length=200, blank=True)
    birthdate = models.DateField(_("date of birth"), null=True, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=20, blank=True)
    town = models.CharField(pgettext_lazy("home", "town"), max_length=100)
    country = models.CharField(_("country"), max_length=60, blank=True)
    office = models.CharField(_("stands for"), max_length=20, blank=True)
    representative = models.CharField(_("represented by"), max_length=200, blank=True)
    register = models.CharField(_("register and number"), max_length=120, blank=True)
    is_controlled = models.BooleanField(_("led by other founders"), default=False)
    guardians = models.CharField(_("parents or guardians"), max_length=300, blank=True)
    consent_document = models.OneToOneField(
        "documents.Document",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("consent of the parents"),
    )
    counted = models.BooleanField(
        _("citizenship counted"), default=False, help_text=_("The answer itself is not kept here.")
    )
    consent_version = models.CharField(_("version of the consent text"), max_length=20)
    consent_language = models.CharField(_("read in"), max_length=10, choices=settings.LANGUAGES)
    consented_at = models.DateTimeField(_("consented"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    purged_at = models.DateTimeField(_("emptied"), null=True, blank=True)

    class Meta:
        verbose_name = _("data of a founder")
        verbose_name_plural = _("data of founders")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=FounderKind.values), name="founder_entry_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(office__in=["", *OFFICES]), name="founder_entry_office_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(birthdate=None)
                | models.Q(kind__in=["minor", "child"])
                | models.Q(kind="adult") & ~models.Q(office=""),
                name="founder_birthdate_only_where_needed",
            ),
            models.CheckConstraint(
                condition=models.Q(purged_at=None)
                | models.Q(birthdate=None, street="", postal_code="", country="", own_name="", guardians=""),
                name="founder_entry_emptied_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id}"

    @property
    def is_minor(self) -> bool:
        """Whether the parents have to agree (§§ 107, 108 BGB)."""
        return self.kind in (FounderKind.MINOR, FounderKind.CHILD)

    @property
    def has_consent(self) -> bool:
        """Whether nothing is missing from the parents: their signed consent is a file, not a tick."""
        return not self.is_minor or self.consent_document_id is not None


class OriginTally(models.Model):
    """How many founders said which citizenship; nothing here leads to a person (§ 14 VereinsG)."""

    case = models.OneToOneField(
        "founding.FoundingCase",
        on_delete=models.PROTECT,
        related_name="origin_tally",
        verbose_name=_("founding"),
    )
    german = models.PositiveSmallIntegerField(_("German, also with another"), default=0)
    eu = models.PositiveSmallIntegerField(_("another state of the EU"), default=0)
    other = models.PositiveSmallIntegerField(_("none of the EU"), default=0)

    class Meta:
        verbose_name = _("count of citizenships")
        verbose_name_plural = _("counts of citizenships")

    def __str__(self) -> str:
        return f"{self.case_id}"

    @property
    def total(self) -> int:
        """How many have answered."""
        return self.german + self.eu + self.other
