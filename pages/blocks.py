"""The building blocks editors write pages with."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

RICH = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
PLAIN = ["bold", "italic", "link"]


def _partner_types() -> list[tuple[str, str]]:
    from pages.models.taxonomy import partner_types  # noqa: PLC0415  models are built from these blocks

    return partner_types()


class PictureChoice(ImageChooserBlock):
    """A picture; in the API with its address and size."""

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any] | None:
        """What other programs read."""
        if not value:
            return None
        return {"id": value.pk, "url": value.file.url, "width": value.width, "height": value.height}


class DocumentChoice(DocumentChooserBlock):
    """A file; in the API with its address, name and size."""

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any] | None:
        """What other programs read."""
        if not value:
            return None
        return {"id": value.pk, "title": value.title, "url": value.url, "bytes": value.file_size or 0}


class PageChoice(blocks.PageChooserBlock):
    """A page; in the API with its title and address."""

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any] | None:
        """What other programs read."""
        return {"id": value.pk, "title": value.title, "url": value.url or ""} if value else None


class Heading(blocks.StructBlock):
    """A heading of the second level; its text becomes its anchor."""

    text = blocks.CharBlock(label=_("Text"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "pages/blocks/heading.html"


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


class Quote(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Words"))
    person = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "pages/blocks/quote.html"


class Fact(blocks.StructBlock):
    """One fact: a name and a value."""

    name = blocks.CharBlock(label=_("Name"), max_length=80)
    value = blocks.CharBlock(label=_("Value"), max_length=250)


class KeyFacts(blocks.StructBlock):
    """Facts side by side."""

    facts = blocks.ListBlock(Fact(), label=_("Facts"))

    class Meta:
        icon = "table"
        label = _("Key facts")
        template = "pages/blocks/facts.html"


class Step(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN, required=False)


class Steps(blocks.StructBlock):
    """What happens one after the other."""

    steps = blocks.ListBlock(Step(), label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "pages/blocks/steps.html"


class Question(blocks.StructBlock):
    """One question and its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=RICH)


class Questions(blocks.StructBlock):
    """Questions that open to show their answers."""

    questions = blocks.ListBlock(Question(), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "pages/blocks/questions.html"


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


class Remark(blocks.StructBlock):
    """A note that stands out."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("info", _("Information")), ("success", _("Good news")), ("warning", _("Warning"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "warning"
        label = _("Notice")
        template = "pages/blocks/remark.html"


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


class BodyBlock(blocks.StreamBlock):
    """All blocks a page may be made of."""

    heading = Heading()
    text = blocks.RichTextBlock(label=_("Text"), features=RICH, template="pages/blocks/text.html")
    picture = Picture()
    quote = Quote()
    facts = KeyFacts()
    steps = Steps()
    questions = Questions()
    action = Action()
    pages = LinkedPages()
    contact = Contact()
    file = File()
    notice = Remark()
    video = Video()


class DoorsBlock(blocks.StreamBlock):
    """The doors of the home page."""

    door = Door()


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


__all__ = [
    "BodyBlock",
    "DoorsBlock",
    "FundersBlock",
    "IndicatorsBlock",
    "PartnersBlock",
    "PeopleBlock",
]
