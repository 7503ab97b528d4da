"""What can be borrowed: rooms and equipment, with their texts in every language and the rules of lending."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable


class Kind(models.TextChoices):
    """Rooms are booked by the hour, equipment by the day."""

    ROOM = "room", _("Room")
    EQUIPMENT = "equipment", _("Equipment")


class InstantFor(models.TextChoices):
    """Whose requests are booked without anybody of the house saying yes."""

    NOBODY = "nobody", _("Nobody: the house answers each request")
    STAFF = "staff", _("People who work in the house")
    CONFIRMED = "confirmed", _("Organisations that the house has confirmed, and people who work in it")
    ORGANISATIONS = "organisations", _("Organisations")
    EVERYBODY = "everybody", _("Everybody")


class ResourceQuerySet(models.QuerySet["Resource"]):
    """Rooms and equipment, asked in sentences."""

    def shown(self) -> "ResourceQuerySet":
        """Those that the public sees, with their texts."""
        return (
            self.filter(is_shown=True)
            .prefetch_related("texts", "parts__part")
            .order_by("kind", "position", "slug")
        )


class Resource(ClusterableModel):
    """A room or a kind of equipment; what is handed out are its units."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    is_shown = models.BooleanField(_("shown"), default=True, help_text=_("Else nobody sees or books it."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("Address, floor, shelf."))
    capacity = models.PositiveSmallIntegerField(_("people"), null=True, blank=True)
    square_metres = models.PositiveSmallIntegerField(_("size in m²"), null=True, blank=True)
    is_step_free = models.BooleanField(_("reached without steps"), default=False)
    has_accessible_toilet = models.BooleanField(_("accessible toilet"), default=False)
    has_hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    deposit = models.DecimalField(
        _("deposit in €"),
        max_digits=8,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(0)],
    )
    provider = models.CharField(
        _("whose it is"), max_length=200, blank=True, help_text=_("Empty: the house's own.")
    )
    provider_contact = models.CharField(
        _("contact there"),
        max_length=200,
        blank=True,
        help_text=_("Name, phone or mail; shown to borrowers."),
    )
    reviewed_on = models.DateField(
        _("looked at on"),
        null=True,
        blank=True,
        help_text=_("When somebody last made sure that this is right."),
    )
    buffer_before = models.PositiveSmallIntegerField(_("minutes kept free before"), default=0)
    buffer_after = models.PositiveSmallIntegerField(_("minutes kept free after"), default=0)
    lead_hours = models.PositiveSmallIntegerField(_("to ask for so many hours before"), default=24)
    horizon_days = models.PositiveSmallIntegerField(_("to ask for at most so many days ahead"), default=180)
    longest_hours = models.PositiveSmallIntegerField(_("at most so many hours"), default=12)
    at_most = models.PositiveSmallIntegerField(
        _("bookings at a time"), default=5, help_text=_("So many may one organisation or person have open.")
    )
    instant_for = models.CharField(
        _("booked at once for"), max_length=20, choices=InstantFor.choices, default=InstantFor.NOBODY
    )
    organisations_only = models.BooleanField(_("for organisations only"), default=False)
    needs_handover = models.BooleanField(
        _("is handed over"), default=True, help_text=_("With a protocol at the start and at the end.")
    )
    is_open_on_holidays = models.BooleanField(_("open on public holidays"), default=False)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("room or equipment")
        verbose_name_plural = _("rooms and equipment")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="lending_kind_is_known"),
            models.CheckConstraint(
                condition=Q(instant_for__in=InstantFor.values), name="lending_instant_for_is_known"
            ),
            models.CheckConstraint(condition=Q(deposit__gte=0), name="lending_deposit_not_below_zero"),
            models.CheckConstraint(
                condition=Q(longest_hours__gte=1), name="lending_longest_at_least_an_hour"
            ),
        ]

    def __str__(self) -> str:
        found = self.text()
        return found.name if found else self.slug

    def text(self, language: str = "") -> "ResourceText | None":
        """What is said of it in this language (the reader's, when none is named), else in German."""
        texts = self._texts
        wanted = (language or get_language() or "", settings.LANGUAGE_CODE, *texts)
        return next((texts[code] for code in wanted if code in texts), None)

    @cached_property
    def _texts(self) -> "dict[str, ResourceText]":
        return {each.language: each for each in self.texts.all()}

    @property
    def is_room(self) -> bool:
        """Whether it is booked by the hour."""
        return self.kind == Kind.ROOM

    @property
    def longest_days(self) -> int:
        """How long it is lent at a time, in days."""
        return max(1, self.longest_hours // 24)


class ResourceText(models.Model):
    """What is said of a room or equipment in one language."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("what it is good for"), max_length=1000, blank=True)
    equipment = models.TextField(
        _("what belongs to it"),
        max_length=2000,
        blank=True,
        help_text=_("A line each: furniture, cables, bags. The protocol asks for each."),
    )
    rules = models.TextField(_("rules"), max_length=2000, blank=True)
    price_note = models.CharField(_("price"), max_length=300, blank=True)
    manual = models.TextField(_("how to use it"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["resource", "language"], name="lending_one_text_a_language")
        ]

    def __str__(self) -> str:
        return self.name

    def parts(self) -> list[str]:
        """What belongs to it, a line each."""
        return [line.strip() for line in self.equipment.splitlines() if line.strip()]


class ResourcePhoto(Orderable):
    """A photo, with what it shows."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.CASCADE, related_name="+", verbose_name=_("photo")
    )
    alt = models.CharField(_("what it shows"), max_length=200)

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.alt
