"""Organisations: the groups and associations that people act for."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.values.spelling import SpellingParts

from .users import User


class LegalForm(models.TextChoices):
    """What an organisation is in law."""

    INITIATIVE = "initiative", _("Initiative without legal form")
    NEV = "nev", _("Unregistered association")
    EV = "ev", _("Registered association (e.V.)")
    GGMBH = "ggmbh", _("Charitable company (gGmbH)")
    PUBLIC = "public", _("Public body")
    OTHER = "other", _("Other")


class TaxNotice(models.TextChoices):
    """Which notice of the tax office proves charitable status (§§ 60a, 63 Abs. 5 AO)."""

    NONE = "none", pgettext_lazy("tax notice", "None")
    P60A = "60a", _("Notice under § 60a AO")
    EXEMPTION = "exemption", _("Exemption notice")


class MembershipFunction(models.TextChoices):
    """What a person does in an organisation."""

    REPRESENTATIVE = "representative", _("Authorised representative")
    TREASURER = "treasurer", _("Treasurer")
    PROJECT_LEAD = "project_lead", _("Project lead")
    MEMBER = "member", _("Member")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Many organisations at once."""

    def of(self, user: User) -> "OrganisationQuerySet":
        """Those the person is a member of."""
        return self.filter(memberships__user=user)

    def called(self, identifier: uuid.UUID) -> "Organisation | None":
        """The one with this identifier, or with which the one that once had it was merged."""
        found = self.filter(uuid=identifier).first()
        return found or self.filter(former__uuid=identifier).first()


class Organisation(models.Model):
    """A group known to the house, with the facts that applications take over."""

    uuid = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    legal_form = models.CharField(
        _("legal form"), max_length=20, choices=LegalForm.choices, default=LegalForm.INITIATIVE
    )
    is_migrant_organisation = models.BooleanField(_("migrant organisation"), default=False)
    register_court = models.CharField(_("register court"), max_length=100, blank=True)
    register_number = models.CharField(_("register number"), max_length=30, blank=True)
    tax_office = models.CharField(_("tax office"), max_length=100, blank=True)
    tax_number = models.CharField(_("tax number"), max_length=30, blank=True)
    tax_notice = models.CharField(
        _("charity notice"), max_length=20, choices=TaxNotice.choices, default=TaxNotice.NONE
    )
    tax_notice_date = models.DateField(_("date of the notice"), null=True, blank=True)
    representation = models.CharField(
        _("who may sign"),
        max_length=200,
        blank=True,
        help_text=_("As in the statute, for example: two board members together."),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    website = models.URLField(_("website"), blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    account_holder = models.CharField(_("account holder"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [GinIndex(SpellingParts(models.F("name")), name="organisation_spelling")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(legal_form__in=LegalForm.values), name="legal_form_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(tax_notice__in=TaxNotice.values), name="tax_notice_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(iban="") | models.Q(iban__regex=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"),
                name="iban_without_spaces",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def iban_last(self) -> str:
        """The last four characters of the IBAN, enough to recognise it."""
        return self.iban[-4:]


class Membership(models.Model):
    """A person's function in an organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    function = models.CharField(
        _("function"), max_length=20, choices=MembershipFunction.choices, default=MembershipFunction.MEMBER
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user"], name="membership_once"),
            models.CheckConstraint(
                condition=models.Q(function__in=MembershipFunction.values), name="function_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.user_id} ({self.function})"


class FormerOrganisation(models.Model):
    """An identifier under which an organisation was once known; it leads to the one it was merged with."""

    uuid = models.UUIDField(_("public identifier"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="former", verbose_name=_("organisation")
    )
    merged_at = models.DateTimeField(_("merged"), default=timezone.now)

    class Meta:
        verbose_name = _("former organisation")
        verbose_name_plural = _("former organisations")

    def __str__(self) -> str:
        return self.name
