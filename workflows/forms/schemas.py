"""What the API of the forms room takes and gives."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema


class StopOut(Schema):
    """Advice that ends the form."""

    when: dict[str, Any]
    advice: str


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
    columns: list["QuestionOut"]


class FormStepOut(Schema):
    """One page of questions, in their order."""

    id: str
    title: str
    intro: str
    needs: list[str] = Field(description="Steps that have to be done first.")
    show_when: dict[str, Any] | None
    stop_when: StopOut | None
    questions: list[QuestionOut]


class FormOut(Schema):
    """A form in the reader's language."""

    code: str
    title: str
    intro: str
    minutes: int
    answers_schema: dict[str, Any] = Field(description="JSON Schema of the answers.")
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
    typed: dict[str, Any] = Field(description="What was typed and could not be understood yet.")
    visible: list[str] = Field(description="The questions that are asked, given the answers.")
    steps: list[ProgressOut]
    corrections: list[CorrectionOut]


class AnswersIn(Schema):
    """Answers to store; `revision` is the one you read, so that nobody's change is overwritten."""

    revision: int | None = Field(None, ge=0, le=2_000_000_000)
    answers: dict[str, Any]


class FormErrorOut(Schema):
    """Why nothing was stored."""

    code: str
    detail: str
    errors: dict[str, str]
