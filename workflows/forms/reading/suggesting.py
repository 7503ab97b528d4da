"""Suggested answers that came with a link: shown, checked, and nowhere stored until somebody saves them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import QueryDict

from ..definition.parts import Form, Question
from ..definition.texts import say
from ..types import AnswerContext, AnswerError, type_of

# Anybody can make a link: it may only suggest what is easy to look through, nothing that binds or pays.
SIMPLE = frozenset({"short_text", "long_text", "number", "money", "date", "yes_no", "choice", "multi"})
MOST = 20
LONGEST = 4000


@dataclass(frozen=True)
class Suggestion:
    """One suggested answer: as it came, as it would be stored, and as people read it."""

    question: str
    label: str
    raw: list[str]
    value: object
    display: str


@dataclass
class Suggestions:
    """What a link suggests; `refused` are the labels of questions whose suggestion doesn't fit."""

    found: list[Suggestion] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def answers(self) -> dict[str, object]:
        """The suggested values by question."""
        return {each.question: each.value for each in self.found}


def suggestions(form: Form, sent: QueryDict, *, prefix: str = "", without: frozenset[str]) -> Suggestions:
    """The suggestions in the fields `prefix` + question; steps named by `without` take none.

    Fields that name no question, or one that takes no suggestions, are left alone.
    """
    read = Suggestions()
    for question in _open_questions(form, without):
        raw = [text for text in sent.getlist(prefix + question.id) if text.strip()]
        if not raw:
            continue
        if len(read.found) >= MOST or sum(map(len, raw)) > LONGEST:
            read.refused.append(say(question.label))
            continue
        _read(read, question, raw)
    return read


def _open_questions(form: Form, without: frozenset[str]) -> Iterator[Question]:
    for question in form.questions.values():
        if question.type in SIMPLE and question.step not in without:
            yield question


def _read(read: Suggestions, question: Question, raw: list[str]) -> None:
    kind, context = type_of(question), AnswerContext()
    try:
        value = kind.parse(question, raw if question.type == "multi" else raw[-1], context)
    except AnswerError:
        value = None
    if value is None or kind.check(question, value, context):
        read.refused.append(say(question.label))
        return
    shown = kind.display(question, value, context)
    read.found.append(Suggestion(question.id, say(question.label), raw, value, shown))
