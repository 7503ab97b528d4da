"""What every type of question can do, and how it says that an answer does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Option, Question
from workflows.forms.definition.texts import say
from workflows.values import texts

# Settings that say what an answer has to keep.
LIMITS = (
    "min",
    "max",
    "decimals",
    "min_chars",
    "max_chars",
    "max_words",
    "min_choices",
    "max_choices",
    "min_rows",
    "max_rows",
    "max_files",
)

if TYPE_CHECKING:
    from workflows.forms.models import AnswerSheet
    from workflows.people.models import User

# Also the wide signs of Asian keyboards, which spreadsheets read alike, and white space before any of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


class AnswerError(ValueError):
    """An answer that can't be understood; `parts` says it cell by cell where there are several."""

    def __init__(self, message: str, parts: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.parts = parts or {}


class Finding(NamedTuple):
    """Something wrong with an answer that was understood; `rule` is the rule's id, if it has one."""

    message: str
    part: str = ""
    rule: str = ""


@dataclass
class AnswerContext:
    """What a type may know beside the question: who, when, and what the process supplies.

    `values` comes from `FormKind.context(sheet)`: `options` (tables by name), `finance` (limits of the
    call). `documents` and `organisations` are what the sheet may refer to, by identifier.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    sheet: "AnswerSheet | None" = None
    user: "User | None" = None
    documents: Mapping[str, Any] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    later: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The date where the house is."""
        return timezone.localdate()

    @property
    def language(self) -> str:
        """The reader's language."""
        return (get_language() or "de").partition("-")[0]

    def options(self, question: Question) -> tuple[Option, ...]:
        """The answers to choose from: written in the form, or from the process's table."""
        table = question.settings.get("options_from")
        if not table:
            return question.options
        rows = self.values.get("options", {}).get(table, ())
        return tuple(Option(row["code"], row["label"], row.get("help", "")) for row in rows)


class QuestionType:
    """One type of question. Subclasses are stateless; `question` tells them what was asked.

    Three shapes of one answer: *written* (JSON of strings as people type them), *value* (JSON as it is
    stored) and *display* (text for readers). `parse` accepts both written and value, and
    `parse(written(value)) == value`.
    """

    code: ClassVar[str] = ""
    template: ClassVar[str] = "forms/types/text.html"
    settings: ClassVar[frozenset[str]] = frozenset()
    seconds: ClassVar[int] = 20
    asks: ClassVar[bool] = True
    tells: ClassVar[bool] = True  # has a value for readers
    has_columns: ClassVar[bool] = False
    fits_in_rows: ClassVar[bool] = True
    says_little: ClassVar[bool] = False  # a value alone, such as 6 or No, says nothing without its question
    grouped: ClassVar[bool] = False  # several inputs: needs a fieldset
    is_personal: ClassVar[bool] = False  # its fields show more of a person than what was typed into them

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        """Mistakes in what a definition says about a question of this type."""
        return []

    def gather(self, question: Question, post: QueryDict, name: str) -> object:
        """What was typed into the fields called `name`, as JSON of strings."""
        return post.get(name, "")

    def parse(self, question: Question, raw: object, context: AnswerContext) -> Any:
        """The value of an answer as written or stored; None when empty. Raises only AnswerError."""
        raise NotImplementedError

    def check(self, question: Question, value: object, context: AnswerContext) -> list[Finding]:
        """What the value gets wrong: limits, lengths, sums."""
        return []

    def counted(self, question: Question, value: object) -> object:
        """What of a stored answer is asked and handed in; None for nothing."""
        return value

    def written(self, question: Question, value: object, context: AnswerContext) -> object:
        """The value as people would type it, for filling the fields."""
        return "" if value is None else str(value)

    def display(self, question: Question, value: object, context: AnswerContext) -> str:
        """The value for readers, in their language."""
        return "" if value is None else str(value)

    def export(self, question: Question, value: object, context: AnswerContext) -> str:
        """The value for a cell of a spreadsheet; never a formula."""
        text = self.display(question, value, context)
        return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        """The value as JSON Schema."""
        raise NotImplementedError

    def limits(self, question: Question, context: AnswerContext) -> dict[str, object]:
        """What the answer has to keep, for saying it before anybody types."""
        return {key: question.settings[key] for key in LIMITS if question.settings.get(key) is not None}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, Any]:
        """What the template needs beside name, label and errors."""
        return {}

    def missing(self, question: Question) -> str:
        """What to say when a required answer is empty."""
        return _("Please answer this question.")


def one_line(raw: object, *, longest: int = 500) -> str:
    """A single line of text out of whatever was sent; AnswerError when it is something else."""
    if raw is None:
        return ""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise AnswerError(_("Please send a text here."))
    text = str(raw)
    if len(text) > longest:
        raise AnswerError(
            _("This is too long. Please use at most %(count)s characters.") % {"count": longest}
        )
    return texts.one_line(text)


def options_schema(options: tuple[Option, ...]) -> dict[str, object]:
    """One of these codes; any text where the options are known to a sheet only."""
    named = [{"const": each.code, "title": say(each.label)} for each in options]
    return {"type": "string", "oneOf": named} if named else {"type": "string"}


def label_of(options: tuple[Option, ...], code: str) -> str:
    """The label of a chosen code; the code itself when the option is gone."""
    return next((say(option.label) for option in options if option.code == code), code)
