"""The house itself: its name, its carrier, its look and how it speaks."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

HEX_COLOUR = RegexValidator(
    r"^#[0-9A-Fa-f]{6}$", _("Write the colour as # and six digits, for example #0B5563.")
)


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
    land = models.CharField(
        _("federal state"),
        max_length=2,
        default="SL",
        help_text=_("Decides which public holidays move deadlines."),
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
