"""What the API of the forms room takes and gives."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from workflows.people.problems import Problem

Language = Literal["de", "en", "ar", "uk"]


class StopOut(Schema):
    """Advice that ends the form."""

    when: dict[str, Any]
    advice: str


class FormulaPartOut(Schema):
    """An answer that a formula uses: a question, a column of its rows, or a sum of a finance plan."""

    question: str
    column: str = ""
    part: Literal["", "costs", "incomes", "grant", "own_share"] = ""


class FormulaOut(Schema):
    """A calculated value; `difference` is the first less the others, `share` the first of the second in %.

    In a column it is worked out of earlier cells of the same row. `product` is the first times the second.
    """

    do: Literal["sum", "count", "difference", "product", "share"]
    of: list[FormulaPartOut]
    shown_as: Literal["number", "money", "percent"]
    decimals: int
    logic: dict[str, object] | None = Field(
        description="As JsonLogic: the value before it is rounded to `decimals`, half away from zero. "
        "Null for sums of a finance plan."
    )


class SectionOfStepOut(Schema):
    """Questions of a step that belong together, shown or hidden together."""

    id: str
    title: str
    intro: str
    show_when: dict[str, Any] | None


class LimitsOut(Schema):
    """What an answer has to keep; what is empty is not limited. Dates are days, amounts are in euros."""

    min: int | float | str | None = None
    max: int | float | str | None = None
    decimals: int | None = None
    min_chars: int | None = None
    max_chars: int | None = None
    max_words: int | None = None
    min_choices: int | None = None
    max_choices: int | None = None
    min_rows: int | None = None
    max_rows: int | None = None
    max_files: int | None = None


class QuestionOut(Schema):
    """One question; conditions are JsonLogic."""

    id: str
    type: str
    label: str
    help: str
    text: str
    required: bool | dict[str, Any]
    show_when: dict[str, Any] | None
    stop_when: StopOut | None
    section: str = Field(description="The section of the step it stands in, or empty.")
    formula: FormulaOut | None = Field(description="How a calculated value is worked out.")
    limits: LimitsOut = Field(description="What the answer has to keep.")
    columns: list["QuestionOut"]
    own_pages: bool = Field(description="For lists: whether each row is meant for a page of its own.")


class FormStepOut(Schema):
    """One page of questions, in their order."""

    id: str
    title: str
    intro: str
    needs: list[str] = Field(description="Steps that have to be done first.")
    show_when: dict[str, Any] | None
    stop_when: StopOut | None
    sections: list[SectionOfStepOut]
    questions: list[QuestionOut]


class FormOut(Schema):
    """A form in the reader's language.

    Texts may quote answers as {question}; a sheet's `quotes` has the words for them. {{ and }} are braces.
    """

    code: str
    version: int | None = Field(description="Number of the frozen version; empty for a form not opened yet.")
    language: Language
    direction: Literal["ltr", "rtl"]
    title: str
    intro: str
    minutes: int
    answers_schema: dict[str, object] = Field(
        description="JSON Schema (draft 7) of the answers, nested by the dots of ids."
    )
    steps: list[FormStepOut]


class ProblemOut(Schema):
    """One thing that is wrong, in the same words as on the screen."""

    step: str
    question: str
    part: str = Field(description="The cell within the question, such as 0-name.")
    message: str
    severity: Literal["must", "should", "stop"]
    rule: str


class ProgressOut(Schema):
    """Where one step stands."""

    id: str
    status: Literal["done", "in_progress", "not_started", "blocked", "changes_requested", "submitted"]


class CorrectionOut(Schema):
    """A question that was sent back."""

    question: str
    comment: str
    asked_at: datetime


class PendingOut(Schema):
    """An answer that has to be looked at again before submitting, and why."""

    question: str
    why: str


class SheetOut(Schema):
    """An answer sheet."""

    id: UUID
    code: str
    version: int
    case_id: UUID
    revision: int
    round: int
    locked_at: datetime | None
    updated_at: datetime
    answers: dict[str, Any] = Field(description="Understood answers by question.")
    nested: dict[str, object] = Field(
        description="The answers as `answers_schema` and JsonLogic read them: a dot in an id is an object."
    )
    typed: dict[str, Any] = Field(description="What was typed and could not be understood yet.")
    left_out: list[str] = Field(
        description="Answered questions that are not asked any more: not handed in, gone when submitted."
    )
    pending: list[PendingOut]
    calculated: dict[str, object] = Field(
        description="Values that the form works out, by question; for lists the worked-out cells of each row."
    )
    quotes: dict[str, str] = Field(description="Words for {question} in the form's texts.")
    visible: list[str] = Field(description="The questions that are asked, given the answers.")
    steps: list[ProgressOut]
    corrections: list[CorrectionOut]


class AnswersIn(Schema):
    """Answers to store; `revision` is the one you read, so that nobody's change is overwritten.

    By question, or nested as the schema has them.
    """

    revision: int | None = Field(None, ge=0, le=2_000_000_000)
    answers: dict[str, Any]


class ChangeOut(Schema):
    """What somebody else made of an answer; `theirs` is it as text."""

    question: str
    name: str
    at: datetime | None
    theirs: str


class ChangedOut(Problem):
    """Nothing was stored, because somebody else changed these answers."""

    changes: list[ChangeOut] = []
