"""The house itself: its name, its carrier, its look and how it speaks."""

import copy
import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from workflows.people.branding.colours import readable_as_accent, readable_as_main
from workflows.people.branding.pictures import harmless_logo
from workflows.values.holidays import read_holidays
from workflows.values.ibans import read_iban
from workflows.values.reading import Unreadable

_COLOUR = r"^#[0-9A-Fa-f]{6}$"
HEX_COLOUR = RegexValidator(_COLOUR, _("Write the colour as # and six digits, for example #0B5563."))


class House(BaseGenericSetting):
    """Facts that screens, mails and letters take over; one row, edited in the admin."""

    name = models.CharField(_("name"), max_length=120, default="Offenes Haus")
    carrier = models.CharField(
        _("carrier"), max_length=200, blank=True, help_text=_("The organisation that runs the house.")
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    iban = models.CharField(
        _("IBAN"), max_length=34, blank=True, help_text=_("The account from which grants are paid.")
    )
    land = models.CharField(
        _("federal state"),
        max_length=2,
        default="SL",
        help_text=_("Decides which public holidays move deadlines."),
    )
    catholic_holidays = models.BooleanField(
        _("mostly Catholic municipality"),
        default=False,
        help_text=_(
            "Tick this where Assumption Day (Bavaria) or Corpus Christi (parts of Saxony and Thuringia) "
            "is a holiday."
        ),
    )
    own_holidays = models.TextField(
        _("further holidays of the place"),
        blank=True,
        max_length=1000,
        help_text=_(
            "One a line: day and month for every year (in Augsburg 8.8.), "
            "or with its year for once (24.12.2026)."
        ),
    )
    colour_primary = models.CharField(
        _("main colour"), max_length=7, default="#0B5563", validators=[HEX_COLOUR]
    )
    colour_accent = models.CharField(
        _("accent colour"), max_length=7, default="#E8833A", validators=[HEX_COLOUR]
    )
    logo = models.FileField(
        _("logo"), upload_to="house/", blank=True, help_text=_("An SVG or PNG file; empty shows the door.")
    )

    class Meta:
        verbose_name = _("house")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Unreadable colours are refused (WCAG 2.2, 1.4.3); a new logo loses what could do harm."""
        super().clean()
        errors: dict[str, object] = {}
        if _is_colour(self.colour_primary) and not readable_as_main(self.colour_primary):
            errors["colour_primary"] = _(
                "Text in this colour is hard to read. Choose a darker one: its contrast must be 4.5 to 1."
            )
        if _is_colour(self.colour_accent) and not readable_as_accent(self.colour_accent):
            errors["colour_accent"] = _(
                "Dark text on this colour is hard to read. Choose a lighter one, with a contrast of 4.5 to 1."
            )
        try:
            read_holidays(self.own_holidays)
        except Unreadable as error:
            errors["own_holidays"] = error.message
        if self.iban:
            try:
                self.iban = read_iban(self.iban)
            except Unreadable as error:
                errors["iban"] = str(error)
        if self.logo and not getattr(self.logo, "_committed", True):
            try:
                self.logo = harmless_logo(self.logo.file)
            except ValidationError as error:
                errors["logo"] = error.messages
        if errors:
            raise ValidationError(errors)

    def save(self, *args: object, **kwargs: object) -> None:
        """The house is kept, unless its colours can't be read: then ValidationError, whoever saves."""
        for name in ("colour_primary", "colour_accent"):
            self._meta.get_field(name).run_validators(getattr(self, name))
        self.clean()
        super().save(*args, **kwargs)

    @classmethod
    def load(cls, request_or_site: object = None) -> "House":
        """The house. Read on every page: kept in the process until any process changes public content."""
        read = super().load
        if not settings.HOUSE_MEMORY:
            return read(request_or_site)
        return copy.copy(import_string(settings.HOUSE_MEMORY)("people.House", read))


def _is_colour(text: str) -> bool:
    return re.fullmatch(_COLOUR, text) is not None
