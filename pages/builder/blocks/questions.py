"""One block for each type of question, made from what the type itself says about its settings."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from workflows.forms.types import TYPES

from .codes import KEY, STEP_KEY, KeyBlock
from .conditions import row_rules, rules_block
from .settings import IN_SIGHT, other_settings, setting_block

WORDS, CHOICES, FIGURES, PEOPLE, LISTS, INFO = (
    _("Text questions"),
    _("Questions to choose from"),
    _("Numbers and days"),
    _("People and places"),
    _("Lists, files, money"),
    _("No answer needed"),
)
# What editors see of each type: name, icon, group of the chooser, one sentence.
KINDS: dict[str, tuple[str | Promise, str, str | Promise, str | Promise]] = {
    "short_text": (_("Short text"), "pilcrow", WORDS, _("One line.")),
    "long_text": (_("Long text"), "doc-full", WORDS, _("Several lines, with a limit of words.")),
    "yes_no": (_("Yes or no"), "tick-inverse", CHOICES, _("Two answers.")),
    "choice": (_("One of several"), "radio-empty", CHOICES, _("One answer out of a list.")),
    "multi": (_("Several of several"), "list-ul", CHOICES, _("Any number of answers out of a list.")),
    "declaration": (_("Declaration"), "check", CHOICES, _("A sentence that people agree to.")),
    "number": (_("A number"), "decimal", FIGURES, _("A number, with a unit if you like.")),
    "money": (_("Amount of money"), "decimal", FIGURES, _("Euros and cents.")),
    "date": (_("A day"), "date", FIGURES, _("Day, month and year.")),
    "calculated": (_("Calculated value"), "order", FIGURES, _("Worked out from earlier answers.")),
    "email": (_("E-mail address"), "mail", PEOPLE, _("Checked for typing mistakes.")),
    "phone": (_("Phone number"), "mobile-alt", PEOPLE, _("In any usual writing.")),
    "iban": (_("Bank account"), "lock", PEOPLE, _("An IBAN, checked.")),
    "address": (_("Address"), "home", PEOPLE, _("Street, post code and town.")),
    "municipality": (_("Municipality"), "site", PEOPLE, _("A town or village out of a list.")),
    "organisation": (_("Organisation"), "group", PEOPLE, _("One of the applicant’s organisations.")),
    "person_list": (_("List of people"), "user", PEOPLE, _("One row a person.")),
    "group": (_("Repeating group"), "table", LISTS, _("The same questions several times.")),
    "file": (_("File"), "upload", LISTS, _("Documents and photos, up to 15 MB.")),
    "finance_plan": (_("Costs and financing plan"), "table", LISTS, _("All costs, all income, balanced.")),
    "explanation": (_("Explanation"), "info-circle", INFO, _("Text between questions.")),
}
COLUMNS = ("questions", "columns")


def _common(kind: str, *, column: bool) -> list[tuple[str, blocks.Block]]:
    label = _("Title") if kind == "explanation" else _("Question")
    fields: list[tuple[str, blocks.Block]] = [
        ("label", blocks.CharBlock(default="", label=label, max_length=400)),
        ("help", blocks.TextBlock(default="", label=_("Help"), required=False, rows=2)),
    ]
    if TYPES[kind].asks:
        must = blocks.BooleanBlock(label=_("Has to be answered"), required=False, default=not column)
        fields.append(("required", must))
    return fields


def _settings(kind: str, *, column: bool) -> list[tuple[str, blocks.Block]]:
    found = []
    for key in sorted(TYPES[kind].settings, key=lambda name: (name not in IN_SIGHT, name)):
        block = (
            columns_block(key, inner=column) if key in COLUMNS else setting_block(kind, key, column=column)
        )
        if block is not None:
            found.append((key, block))
    return found


def question_block(kind: str, *, column: bool = False) -> blocks.StructBlock:
    """The block of one type; what stands in a row depends on what stands before it in the same row."""
    name, icon, group, sentence = KINDS.get(kind, (kind, "placeholder", LISTS, ""))
    own = _settings(kind, column=column)
    fields = [*_common(kind, column=column), *own]
    fields.append(("rules", row_rules() if column else rules_block(required=TYPES[kind].asks)))
    fields += [("key", KeyBlock(STEP_KEY if column else KEY)), ("other", other_settings())]
    hidden = [key for key, _block in own if key not in IN_SIGHT] + ["key", "other"]
    return blocks.StructBlock(
        fields,
        label=name,
        icon=icon,
        group=group,
        description=sentence,
        label_format="{label}",
        form_classname="struct-block builder-question",
        form_layout=blocks.BlockGroup(
            children=[key for key, _block in fields if key not in hidden], settings=hidden
        ),
    )


@cache
def columns_block(_name: str, *, inner: bool = False) -> blocks.StreamBlock:
    """The questions of one row of a list; an `inner` one stands in a row itself and takes less."""
    kinds = [code for code, kind in TYPES.items() if kind.fits_in_rows]
    if inner:
        kinds = [code for code in kinds if code not in ("group", "file")]
    return blocks.StreamBlock(
        [(code, question_block(code, column=True)) for code in kinds],
        label=_("Questions of one row"),
        collapsed=True,
    )


def _ordered() -> list[str]:
    return [*(code for code in KINDS if code in TYPES), *(code for code in TYPES if code not in KINDS)]


def question_blocks() -> list[tuple[str, object]]:
    """The blocks of all types, in the order of the chooser."""
    return [(code, question_block(code)) for code in _ordered()]


class SectionBlock(blocks.StructBlock):
    """Some questions that belong together under a title of their own."""

    title = blocks.CharBlock(default="", label=_("Title"), max_length=200)
    intro = blocks.TextBlock(default="", label=_("Introduction"), required=False, rows=2)
    questions = blocks.StreamBlock(question_blocks(), label=_("Questions"), collapsed=True)
    rules = rules_block(required=False, stop=False)
    key = KeyBlock(STEP_KEY, of="title")

    class Meta:
        icon = "folder-open-inverse"
        label = _("Group of questions")
        group = INFO
        description = _("Questions under a title of their own, shown or hidden together.")
        label_format = "{title}"
        form_classname = "struct-block builder-section"
        form_layout = blocks.BlockGroup(children=["title", "intro", "questions", "rules"], settings=["key"])
