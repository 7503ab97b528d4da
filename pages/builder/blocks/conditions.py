"""Conditions as editors write them: all or any of some tests, nested once; and what they lead to."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .codes import CodeBlock, WordsBlock

TESTS = [
    ("equals", _("is")),
    ("not_equals", _("is not")),
    ("one_of", _("is one of")),
    ("contains", _("contains")),
    ("not_contains", _("does not contain")),
    ("answered", _("is answered")),
    ("not_answered", _("is not answered")),
    ("more_than", _("is more than")),
    ("at_least", _("is at least")),
    ("less_than", _("is less than")),
    ("at_most", _("is at most")),
]
ONLY_BEFORE = _("Only questions further up can decide.")
MODES = [("all", _("All of these are true")), ("any", _("At least one of these is true"))]


class TestBlock(blocks.StructBlock):
    """One test on one answer."""

    __test__ = False  # not a test case

    question = CodeBlock(label=_("Question"), required=True, offers="questions", max_length=80)
    test = blocks.ChoiceBlock(label=_("Comparison"), choices=TESTS, default="equals")
    value = WordsBlock(
        label=_("Answer"),
        offers="answers",
        help_text=_("The key of an answer, a number or a day; yes or no. Several with commas."),
    )

    class Meta:
        icon = "check"
        label = _("Answer")
        label_format = "{question} {test} {value}"
        form_classname = "struct-block builder-test"


class InnerBlock(blocks.StructBlock):
    """A group of tests inside a condition."""

    mode = blocks.ChoiceBlock(label=_("Applies when"), choices=MODES, default="any")
    tests = blocks.ListBlock(TestBlock(), label=_("Answers"))

    class Meta:
        icon = "group"
        label = _("Group of answers")
        label_format = "{mode}"


class TestsBlock(blocks.StreamBlock):
    """The tests of a condition."""

    __test__ = False  # not a test case

    test = TestBlock()
    group = InnerBlock()


class ConditionBlock(blocks.StructBlock):
    """A whole condition."""

    mode = blocks.ChoiceBlock(label=_("Applies when"), choices=MODES, default="all")
    tests = TestsBlock(label=_("Answers"), min_num=1)

    class Meta:
        icon = "view"
        label_format = "{mode}"


class StopBlock(ConditionBlock):
    """Advice that ends the form for some answers."""

    advice = blocks.TextBlock(
        default="",
        label=_("Advice to show"),
        help_text=_("Why it does not fit, and where to go instead."),
        rows=3,
    )

    class Meta:
        icon = "warning"
        label_format = "{advice}"


@cache
def row_rules() -> blocks.StreamBlock:
    """What depends on earlier questions of the same row; one block for all lists keeps the editor light."""
    return rules_block(stop=False, help_text=_("Only questions further up in the same row can decide."))


def rules_block(
    *, required: bool = True, stop: bool = True, help_text: str | Promise = ONLY_BEFORE
) -> blocks.StreamBlock:
    """What depends on earlier answers: being shown, being required, going on; each at most once."""
    kinds: list[tuple[str, object]] = [("show_when", ConditionBlock(label=_("Show only when"), icon="view"))]
    if required:
        kinds.append(("required_when", ConditionBlock(label=_("Required when"), icon="warning")))
    if stop:
        kinds.append(("stop_when", StopBlock(label=_("Stop with advice when"), icon="cross")))
    return blocks.StreamBlock(
        kinds,
        required=False,
        label=_("Depends on earlier answers"),
        help_text=help_text,
        block_counts={name: {"max_num": 1} for name, _block in kinds},
    )
