"""Who stands behind a project and who works here: funders, partners, indicators, people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from .choices import PictureChoice


def _partner_types() -> list[tuple[str, str]]:
    from pages.models.taxonomy import partner_types  # noqa: PLC0415  models are built from these blocks

    return partner_types()


class Funder(blocks.StructBlock):
    """Who pays, with the logo and the words the notice of award demands."""

    name = blocks.CharBlock(label=_("Name"), max_length=160)
    wording = blocks.CharBlock(
        label=_("Required wording"),
        required=False,
        max_length=250,
        help_text=_("Word for word as the funder demands."),
    )
    logo = PictureChoice(label=_("Logo"), required=False)
    website = blocks.URLBlock(label=_("Website"), required=False)

    class Meta:
        icon = "pick"
        label = _("Funder")


class Partner(blocks.StructBlock):
    """Who works along."""

    name = blocks.CharBlock(label=_("Name"), max_length=160)
    kind = blocks.ChoiceBlock(label=_("Partner type"), choices=_partner_types)
    website = blocks.URLBlock(label=_("Website"), required=False)

    class Meta:
        icon = "group"
        label = _("Partner")


class Indicator(blocks.StructBlock):
    """What the project promised, so that it can be counted."""

    label = blocks.CharBlock(label=_("What is counted"), max_length=160)
    target = blocks.IntegerBlock(label=_("Target"), min_value=0)
    at_least = blocks.BooleanBlock(label=_("At least"), required=False)
    unit = blocks.CharBlock(label=_("Unit"), max_length=60, required=False)
    reached = blocks.IntegerBlock(
        label=_("Reached"), min_value=0, required=False, help_text=_("Empty: nobody has counted yet.")
    )

    class Meta:
        icon = "success"
        label = _("Indicator")


class Person(blocks.StructBlock):
    """One of the team."""

    name = blocks.CharBlock(label=pgettext_lazy("person", "Name"), max_length=120)
    role = blocks.CharBlock(label=_("Task"), max_length=160)
    languages = blocks.CharBlock(label=_("Languages"), required=False, max_length=160)
    email = blocks.EmailBlock(label=_("E-mail address"), required=False)
    phone = blocks.CharBlock(label=_("Phone"), required=False, max_length=40)
    picture = PictureChoice(label=_("Picture"), required=False)
    alt = blocks.CharBlock(label=_("What can be seen"), required=False, max_length=250)

    class Meta:
        icon = "user"
        label = _("Person")


class FundersBlock(blocks.StreamBlock):
    """The funders of a project."""

    funder = Funder()


class PartnersBlock(blocks.StreamBlock):
    """The partners of a project."""

    partner = Partner()


class IndicatorsBlock(blocks.StreamBlock):
    """The indicators of a project."""

    indicator = Indicator()


class PeopleBlock(blocks.StreamBlock):
    """The people of a team."""

    person = Person()
