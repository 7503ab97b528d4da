"""What editors write a form with: steps, groups, questions, conditions."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .codes import STEP_KEY, CodeBlock, KeyBlock
from .conditions import rules_block
from .questions import SectionBlock, question_blocks

__all__ = ["StepBlock", "StepsBlock"]


class StepBlock(blocks.StructBlock):
    """One page of the form."""

    title = blocks.CharBlock(default="", label=_("Title"), max_length=200)
    intro = blocks.TextBlock(default="", label=_("Introduction"), required=False, rows=2)
    questions = blocks.StreamBlock(
        [*question_blocks(), ("section", SectionBlock())], label=_("Questions"), collapsed=True
    )
    rules = rules_block(required=False)
    needs = blocks.ListBlock(
        CodeBlock(STEP_KEY, label=_("Key of a page"), required=True, offers="steps"),
        label=_("Opens only after"),
        help_text=_("Pages that have to be finished first."),
        default=[],
    )
    key = KeyBlock(STEP_KEY, of="title")

    class Meta:
        icon = "doc-empty"
        label = _("Page")
        label_format = "{title}"
        form_classname = "struct-block builder-step"
        form_layout = blocks.BlockGroup(
            children=["title", "intro", "questions", "rules"], settings=["needs", "key"]
        )


class StepsBlock(blocks.StreamBlock):
    """The pages of a form, in their order."""

    step = StepBlock()

    class Meta:
        collapsed = True
