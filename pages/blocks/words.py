"""Blocks of words: headings, quotes, facts, steps, questions, remarks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
PLAIN = ["bold", "italic", "link"]


class Heading(blocks.StructBlock):
    """A heading of the second level; its text becomes its anchor."""

    text = blocks.CharBlock(label=_("Text"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "pages/blocks/heading.html"


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
