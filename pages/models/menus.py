"""Menus, footer and notices: content that editors change and translate."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin

ADDRESS = RegexValidator(
    r"^(/[\w./-]*(#[\w-]+)?|https://[^\s]+|mailto:[^\s]+|tel:[+\d -]+)$",
    _("Write an address of the house such as /grants/, or one that begins with https://."),
)


class Menu(TranslatableMixin, ClusterableModel):
    """A list of links in one language: the main menu, or one column of the footer."""

    class Place(models.TextChoices):
        """Where a menu stands."""

        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Column of the footer")

    place = models.CharField(_("place"), max_length=10, choices=Place.choices, default=Place.MAIN)
    title = models.CharField(_("title"), max_length=80, help_text=_("Stands above a footer column."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels: ClassVar[list[object]] = [
        FieldPanel("place"),
        FieldPanel("title"),
        FieldPanel("position"),
        InlinePanel("items", heading=_("Links"), label=_("Link")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering: ClassVar[list[str]] = ["place", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(place__in=["main", "footer"]), name="menu_place_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()}: {self.title}"


class MenuItem(TranslatableMixin, Orderable):
    """One link: to a page of the house, or to an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items", verbose_name=_("menu"))
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
    )
    address = models.CharField(
        _("address"),
        max_length=255,
        blank=True,
        validators=[ADDRESS],
        help_text=_("Without the language: /grants/ leads Arabic readers to /ar/grants/."),
    )
    label = models.CharField(
        _("text"), max_length=80, blank=True, help_text=_("Empty takes the page's title.")
    )

    panels: ClassVar[list[object]] = [FieldPanel("page"), FieldPanel("address"), FieldPanel("label")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, address="")
                | (models.Q(page__isnull=True) & ~models.Q(address="")),
                name="menu_item_page_or_address",
            )
        ]

    def __str__(self) -> str:
        return self.label or self.address

    def clean(self) -> None:
        """A link has one target, and words to show for it."""
        super().clean()
        if bool(self.page_id) == bool(self.address):
            raise ValidationError({"address": _("Choose a page or write an address, not both.")})
        if self.address and not self.label:
            raise ValidationError({"label": _("Write the text of the link.")})


class Notice(TranslatableMixin, models.Model):
    """A short message on every page: closed on Friday; or the last line of the footer."""

    class Place(models.TextChoices):
        """Where a notice stands."""

        TOP = "top", _("Above every page")
        FOOTER = "footer", _("Last line of the footer")

    class Kind(models.TextChoices):
        """How loud a notice is."""

        INFO = "info", _("Information")
        WARNING = "warning", _("Warning")

    place = models.CharField(_("place"), max_length=10, choices=Place.choices, default=Place.TOP)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.INFO)
    title = models.CharField(_("title"), max_length=120, blank=True)
    text = models.TextField(_("text"))
    shown_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    shown_until = models.DateTimeField(_("shown until"), null=True, blank=True)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shown_until__isnull=True)
                | models.Q(shown_from__isnull=True)
                | models.Q(shown_until__gt=models.F("shown_from")),
                name="notice_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]

    def is_showing(self) -> bool:
        """Whether its time has come and not passed."""
        now = timezone.now()
        return (self.shown_from is None or self.shown_from <= now) and (
            self.shown_until is None or self.shown_until > now
        )
