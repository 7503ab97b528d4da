"""A form with sixty questions on one page: as long as forms get, and of every common type."""

from typing import Any

from workflows.forms import registry
from workflows.forms.models import AnswerSheet
from workflows.people.models import User

CODE = "sample.sixty"
KINDS = ("short_text", "long_text", "number", "money", "email", "choice", "yes_no", "date", "multi", "phone")
OPTIONS = [{"code": code, "label": code.upper()} for code in ("a", "b", "c", "d")]
ANSWERS: dict[str, dict[str, Any]] = {
    "short_text": {"": "Nähcafé"},
    "long_text": {"": "Wir nähen zusammen und reden."},
    "number": {"": "12"},
    "money": {"": "1.234,50"},
    "email": {"": "amira@example.org"},
    "choice": {"": "b"},
    "yes_no": {"": "yes"},
    "date": {"-day": "1", "-month": "3", "-year": "2027"},
    "multi": {"": ["a", "c"]},
    "phone": {"": "06841 12345"},
}


def _question(number: int) -> dict[str, Any]:
    kind = KINDS[number % len(KINDS)]
    extra: dict[str, Any] = {"options": OPTIONS} if kind in ("choice", "multi") else {}
    if kind == "long_text":
        extra["max_words"] = 100
    if number % 4 == 3:
        before = f"q{number - 1}"
        tests = [{"question": before, "is": test} for test in ("answered", "not_answered")]
        extra["show_when"] = {"any": tests}
    label, help_text = f"Question number {number}", "A plain sentence that helps to answer."
    return {"id": f"q{number}", "type": kind, "label": label, "help": help_text, "required": True, **extra}


QUESTIONS = [_question(number) for number in range(60)]
POSTED = {
    f"{question['id']}{part}": value
    for question in QUESTIONS
    for part, value in ANSWERS[question["type"]].items()
}


def definition() -> dict[str, Any]:
    """One page."""
    return {"code": CODE, "title": "Sixty", "steps": [{"id": "all", "title": "All", "questions": QUESTIONS}]}


def submit(*, sheet: AnswerSheet, actor: User) -> None:
    """Nothing follows."""


def register() -> None:
    """The form can be opened."""
    registry.register(registry.FormKind(CODE, definition=definition, submit=submit))
