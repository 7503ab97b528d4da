"""One field for each setting that the types of questions know."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from workflows.forms.types.calculated import AS, DO, PARTS

from .codes import CODE, CodeBlock, DayBlock, KeyBlock, NumberBlock, WordsBlock

AS_LABELS = {"number": _("A number"), "money": _("Money"), "percent": _("Percent")}
DO_LABELS = {
    "sum": _("Sum"),
    "count": _("Count"),
    "difference": _("First minus the others"),
    "product": _("First times second"),
    "share": _("First in percent of second"),
}
PART_LABELS = {
    "costs": _("All costs"),
    "incomes": _("All income"),
    "grant": _("Grant asked for"),
    "own_share": _("Own share"),
}


class OptionBlock(blocks.StructBlock):
    """One answer to choose."""

    label = blocks.CharBlock(default="", label=_("Answer"), max_length=300)
    help = blocks.CharBlock(default="", label=_("Help"), required=False, max_length=500)
    code = KeyBlock(CODE, max_length=60)

    class Meta:
        icon = "radio-empty"
        label = _("Answer")
        label_format = "{label}"
        form_layout = blocks.BlockGroup(children=["label", "help"], settings=["code"])


class RefBlock(blocks.StructBlock):
    """An earlier answer that a calculated value uses."""

    question = CodeBlock(label=_("Question"), required=True, offers="questions", max_length=80)
    column = CodeBlock(
        label=_("Column"), max_length=80, help_text=_("In lists: the key of the column, over all rows.")
    )
    part = blocks.ChoiceBlock(
        label=_("Part of the financing plan"),
        choices=[(code, PART_LABELS[code]) for code in PARTS],
        required=False,
    )

    class Meta:
        icon = "link"
        label_format = "{question} {column} {part}"


class FormulaBlock(blocks.StructBlock):
    """How a value is worked out."""

    do = blocks.ChoiceBlock(
        label=_("Calculation"), choices=[(code, DO_LABELS[code]) for code in DO], default="sum"
    )
    of = blocks.ListBlock(RefBlock(), label=_("Of these answers"))

    class Meta:
        icon = "order"
        label_format = "{do}"


class CellBlock(blocks.StructBlock):
    """An earlier answer of the same row that a calculated value uses."""

    question = CodeBlock(label=_("Question"), required=True, offers="questions", max_length=80)

    class Meta:
        icon = "link"
        label_format = "{question}"


class RowFormulaBlock(blocks.StructBlock):
    """How a value is worked out of the other answers of its row."""

    do = FormulaBlock.base_blocks["do"]
    of = blocks.ListBlock(
        CellBlock(),
        label=_("Of these answers"),
        help_text=_("Questions further up in the same row, for example a number and its price."),
    )

    class Meta:
        icon = "order"
        label_format = "{do}"


def _whole(label: object, least: int = 0, **more: object) -> Callable[[], blocks.Block]:
    return lambda: blocks.IntegerBlock(label=label, required=False, min_value=least, **more)


def _text(label: object, **more: object) -> Callable[[], blocks.Block]:
    return lambda: blocks.CharBlock(default="", label=label, required=False, max_length=120, **more)


SETTINGS: dict[str, Callable[[], blocks.Block]] = {
    "abroad": lambda: blocks.BooleanBlock(label=_("Ask for the country, too"), required=False),
    "add_label": _text(_("Text of the button that adds a row")),
    "as": lambda: blocks.ChoiceBlock(
        label=_("Shown as"), choices=[(code, AS_LABELS[code]) for code in AS], required=False
    ),
    "autocomplete": lambda: CodeBlock(
        label=_("Filled in by the browser"), help_text=_("For example given-name, email or bday.")
    ),
    "care_of": lambda: blocks.BooleanBlock(label=_("Ask for “care of”, too"), required=False),
    "decimals": _whole(_("Digits after the comma"), max_value=2),
    "formula": FormulaBlock,
    "max": lambda: NumberBlock(label=_("Greatest value")),
    "max_chars": _whole(_("Most characters"), 1),
    "max_choices": _whole(_("Most answers"), 1),
    "max_files": _whole(_("Most files"), 1),
    "max_rows": _whole(_("Most rows"), 1, max_value=500),
    "max_words": _whole(_("Most words"), 1),
    "min": lambda: NumberBlock(label=_("Smallest value")),
    "min_chars": _whole(_("Fewest characters"), 1),
    "min_choices": _whole(_("Fewest answers")),
    "min_rows": _whole(_("Fewest rows"), max_value=500),
    "options": lambda: blocks.ListBlock(OptionBlock(), label=_("Answers"), min_num=0, default=[]),
    "options_from": lambda: CodeBlock(
        label=_("Answers from a list of the house"), help_text=_("Empty: the answers above.")
    ),
    "own_pages": lambda: blocks.BooleanBlock(
        label=_("Each entry on its own page"),
        required=False,
        help_text=_("For long rows: the page lists the entries, and each one opens on a page of its own."),
    ),
    "row_label": _text(_("Name of a row"), help_text=_("For example: Person.")),
    "rows": _whole(_("Height in lines"), 1, max_value=40),
    "text": lambda: blocks.TextBlock(default="", label=_("Text"), required=False, rows=4),
    "unit": _text(_("Unit")),
}
# A day as limit looks different from a number.
OF_TYPE: dict[tuple[str, str], Callable[[], blocks.Block]] = {
    ("date", "min"): lambda: DayBlock(label=_("Earliest day"), help_text=_("2027-01-31, or today.")),
    ("date", "max"): lambda: DayBlock(label=_("Latest day"), help_text=_("2027-01-31, or today.")),
}
# What editors need at once; the rest waits behind "settings".
IN_SIGHT = (
    "text",
    "options",
    "questions",
    "columns",
    "formula",
    "max_words",
    "unit",
    "max_files",
    "own_pages",
)
# Texts of settings that people read, in every language.
TEXTS = frozenset({"add_label", "row_label", "text", "unit"})


def setting_block(kind: str, key: str, *, column: bool = False) -> blocks.Block | None:
    """The field for a setting of a type; None when it has none and is kept among the other settings."""
    if column and key == "formula":
        return RowFormulaBlock()
    if column and key == "own_pages":
        return None
    make = OF_TYPE.get((kind, key)) or SETTINGS.get(key)
    return make() if make else None


def other_settings() -> WordsBlock:
    """Settings without a field of their own, kept as they are."""
    return WordsBlock(label=_("Other settings (JSON)"), help_text=_("For specialists. Leave it as it is."))
