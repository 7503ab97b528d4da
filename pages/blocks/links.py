"""Blocks that lead somewhere or show something: pictures, buttons, doors, contacts, files, videos, pages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from .choices import DocumentChoice, PageChoice, PictureChoice


class Picture(blocks.StructBlock):
    """A picture, never without words for those who don't see it."""

    picture = PictureChoice(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What can be seen"), max_length=250, help_text=_("Read aloud by screen readers.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "pages/blocks/picture.html"


class Gallery(blocks.StructBlock):
    """Pictures beside each other."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    pictures = blocks.ListBlock(Picture(), label=_("Pictures"), max_num=24)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "pages/blocks/gallery.html"


class PressPicture(Picture):
    """A picture that newspapers may print, and on what terms."""

    credit = blocks.CharBlock(label=_("Credit"), max_length=160, help_text=_("Who took or drew it."))
    licence = blocks.CharBlock(
        label=_("Licence"), max_length=160, help_text=_("How others may use it, for example CC BY 4.0.")
    )

    class Meta:
        icon = "image"
        label = _("Picture for the press")


class Release(blocks.StructBlock):
    """Something the house told the press: as a file, as a page, or both."""

    date = blocks.DateBlock(label=_("Date"))
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.TextBlock(label=_("Text"), required=False)
    document = DocumentChoice(label=_("File"), required=False)
    page = PageChoice(label=_("Page"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Press release")


class Action(blocks.StructBlock):
    """The one thing to do next."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.CharBlock(label=_("Text"), required=False, max_length=250)
    button = blocks.CharBlock(label=_("Text of the button"), max_length=60)
    page = PageChoice(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Address"), required=False, help_text=_("Without the language, for example /grants/.")
    )

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "pages/blocks/action.html"


class Door(blocks.StructBlock):
    """One of the doors of the home page: what somebody needs, and where it is."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.CharBlock(label=_("Text"), max_length=200)
    symbol = blocks.ChoiceBlock(
        label=_("Symbol"),
        choices=[
            ("knowledge", _("Knowledge")),
            ("money", _("Money")),
            ("rooms", _("Rooms and equipment")),
            ("contacts", _("Contacts")),
            ("founding", _("Founding")),
        ],
    )
    page = PageChoice(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Address"), required=False, help_text=_("Without the language, for example /grants/.")
    )

    class Meta:
        icon = "home"
        label = _("Door")


class Contact(blocks.StructBlock):
    """How to reach somebody."""

    name = blocks.CharBlock(label=pgettext_lazy("person", "Name"), max_length=120)
    role = blocks.CharBlock(label=_("Task"), required=False, max_length=160)
    email = blocks.EmailBlock(label=_("E-mail address"), required=False)
    phone = blocks.CharBlock(label=_("Phone"), required=False, max_length=40)
    hours = blocks.CharBlock(label=_("When"), required=False, max_length=200)

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "pages/blocks/contact.html"


class File(blocks.StructBlock):
    """A file to download."""

    document = DocumentChoice(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), max_length=160)

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "pages/blocks/file.html"


class Video(blocks.StructBlock):
    """A link to a video elsewhere. Nothing is loaded from there before somebody follows the link."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    url = blocks.URLBlock(label=_("Address"))
    minutes = blocks.IntegerBlock(label=_("Length in minutes"), required=False, min_value=1)

    class Meta:
        icon = "media"
        label = _("Link to a video")
        template = "pages/blocks/video.html"


class LinkedPages(blocks.StructBlock):
    """Pages to read next."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    pages = blocks.ListBlock(PageChoice(label=_("Page")), label=_("Pages"))

    class Meta:
        icon = "link"
        label = _("Pages to read next")
        template = "pages/blocks/pages.html"
