"""All types of questions by their code."""

from workflows.forms.definition.parts import Question

from .base import QuestionType

TYPES: dict[str, QuestionType] = {}


def add(*kinds: type[QuestionType]) -> None:
    """The types can be used in definitions from now on."""
    for kind in kinds:
        TYPES[kind.code] = kind()


def type_of(question: Question) -> QuestionType:
    """The type of a question of a checked definition."""
    return TYPES[question.type]
