"""Quotes: texts of a form that repeat an earlier answer, written as {question.id}."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from .parts import Form, Question, Section, Step
from .texts import Text

_QUOTE = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_LITERAL = {"{{": "{", "}}": "}"}
# Settings of questions that hold texts.
TEXT_SETTINGS = ("text", "unit", "row_label", "add_label")
Tell = Callable[[str], str]


def quoted(text: Text | None) -> set[str]:
    """The questions that the text quotes, in any language."""
    texts = text.values() if isinstance(text, Mapping) else [text or ""]
    return {match[1] for each in texts for match in _QUOTE.finditer(str(each)) if match[1]}


def uneven(text: Text | None) -> bool:
    """Whether one language quotes other questions than another."""
    return isinstance(text, Mapping) and len({frozenset(quoted(each)) for each in text.values()}) > 1


def filled(text: Text, tell: Tell) -> Text:
    """The text with the answers in place, each isolated so that its direction changes nothing around it."""
    if isinstance(text, Mapping):
        return {language: _fill(each, tell) for language, each in text.items()}
    return _fill(text, tell)


def _fill(text: str, tell: Tell) -> str:
    def put(match: re.Match[str]) -> str:
        return f"\u2068{tell(match[1])}\u2069" if match[1] else _LITERAL[match[0]]

    return _QUOTE.sub(put, text)


def texts_of(form: Form) -> Iterator[Text]:
    """Every text that people read in the form."""
    yield from (form.title, form.intro)
    for step in form.steps:
        yield from (step.title, step.intro)
        yield from (step.stop_when.advice,) if step.stop_when else ()
        for section in step.sections:
            yield from (section.title, section.intro)
        for question in step.questions:
            yield from _question_texts(question)


def _question_texts(question: Question) -> Iterator[Text]:
    yield from (question.label, question.help)
    yield from (question.settings[key] for key in TEXT_SETTINGS if question.settings.get(key))
    yield from (question.stop_when.advice,) if question.stop_when else ()
    for option in question.options:
        yield from (option.label, option.help)
    for column in question.columns:
        yield from _question_texts(column)


def spoken(form: Form, tell: Tell) -> Form:
    """The form with all quotes filled in; `tell(question)` is the answer as text."""
    return replace(
        form,
        title=filled(form.title, tell),
        intro=filled(form.intro, tell),
        steps=tuple(_spoken_step(step, tell) for step in form.steps),
    )


def _spoken_step(step: Step, tell: Tell) -> Step:
    return replace(
        step,
        title=filled(step.title, tell),
        intro=filled(step.intro, tell),
        sections=tuple(_spoken_section(section, tell) for section in step.sections),
        questions=tuple(_spoken_question(question, tell) for question in step.questions),
        stop_when=_spoken_stop(step.stop_when, tell),
    )


def _spoken_section(section: Section, tell: Tell) -> Section:
    return replace(section, title=filled(section.title, tell), intro=filled(section.intro, tell))


def _spoken_stop(stop: Any, tell: Tell) -> Any:
    return replace(stop, advice=filled(stop.advice, tell)) if stop else None


def _spoken_question(question: Question, tell: Tell) -> Question:
    said = {key: filled(question.settings[key], tell) for key in TEXT_SETTINGS if question.settings.get(key)}
    return replace(
        question,
        label=filled(question.label, tell),
        help=filled(question.help, tell),
        stop_when=_spoken_stop(question.stop_when, tell),
        options=tuple(
            replace(option, label=filled(option.label, tell), help=filled(option.help, tell))
            for option in question.options
        ),
        columns=tuple(_spoken_question(column, tell) for column in question.columns),
        settings={**question.settings, **said},
    )
