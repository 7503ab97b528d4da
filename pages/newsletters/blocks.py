"""The building blocks of an issue: six rubrics, each with linked pages and short texts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks import PageChoice

from .rubrics import Rubric

LINKABLE = [
    *("pages.NewsPage", "pages.ProjectPage", "pages.CallPage", "pages.StandardPage"),
    *("pages.KnowledgePage", "pages.FormatPage", "pages.PartnerPage", "pages.ProgrammePage"),
    "pages.EventPage",
]


class LinkedPage(blocks.StructBlock):
    """A published page; its title and introduction are taken over in the reader's language."""

    page = PageChoice(label=_("Page"), page_type=LINKABLE)
    text = blocks.TextBlock(
        label=_("Other text"),
        required=False,
        max_length=400,
        help_text=_("Empty: the introduction of the page."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Page of the house")


class Item(blocks.StructBlock):
    """A short text of its own, with or without a link."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "ul", "link"])
    url = blocks.URLBlock(label=_("Link"), required=False)

    class Meta:
        icon = "pilcrow"
        label = _("Short text")


class EntriesBlock(blocks.StreamBlock):
    """What stands in a rubric."""

    page = LinkedPage()
    item = Item()


class RubricBlock(blocks.StructBlock):
    """One rubric of the issue."""

    entries = EntriesBlock(label=_("Entries"), required=False)

    class Meta:
        icon = "list-ul"


class RubricsBlock(blocks.StreamBlock):
    """The rubrics of an issue, each at most once."""

    advice = RubricBlock(label=Rubric.ADVICE.label)
    funding = RubricBlock(label=Rubric.FUNDING.label)
    contacts = RubricBlock(label=Rubric.CONTACTS.label)
    training = RubricBlock(label=Rubric.TRAINING.label)
    meetings = RubricBlock(label=Rubric.MEETINGS.label)
    support = RubricBlock(label=Rubric.SUPPORT.label)

    class Meta:
        block_counts = {code: {"max_num": 1} for code in Rubric.values}
