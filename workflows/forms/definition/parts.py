"""A form as Python reads it: steps, questions and options, compiled from a checked definition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .conditions import Condition, Test, Types, holds, read_condition
from .texts import Text

Rule = Condition | Test
_NONE: Types = {}
SECTION = "section"  # the type of an entry that holds questions instead of being one
# Keys that every question may have; each type adds its own.
COMMON_KEYS = frozenset({"id", "type", "label", "help", "required", "show_when", "stop_when"})


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    code: str
    label: Text
    help: Text = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Advice that ends the form for these answers, as in an eligibility self-check."""

    when: Rule
    advice: Text


@dataclass(frozen=True)
class Question:
    """One question; `settings` holds what only its type understands."""

    id: str
    type: str
    label: Text
    help: Text = ""
    required: bool | Rule = False
    show_when: Rule | None = None
    stop_when: Stop | None = None
    options: tuple[Option, ...] = ()
    columns: tuple["Question", ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    step: str = ""
    section: str = ""

    def is_required(self, answers: Mapping[str, object]) -> bool:
        """Whether these answers make an answer here necessary."""
        return self.required if isinstance(self.required, bool) else holds(self.required, answers)

    @property
    def on_own_pages(self) -> bool:
        """Whether each of its rows has a page of its own."""
        return self.settings.get("own_pages") is True


@dataclass(frozen=True)
class Section:
    """Some questions of a step that belong together under a title, shown or hidden together."""

    id: str
    title: Text
    intro: Text = ""
    show_when: Rule | None = None


@dataclass(frozen=True)
class Step:
    """One page of the form; `questions` has all of them in order, each naming its section."""

    id: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    sections: tuple[Section, ...] = ()
    show_when: Rule | None = None
    stop_when: Stop | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A whole form."""

    code: str
    title: Text
    intro: Text
    steps: tuple[Step, ...]
    minutes: int | None = None
    has_quotes: bool = False

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in their order."""
        return {question.id: question for step in self.steps for question in step.questions}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """All sections by id."""
        return {section.id: section for step in self.steps for section in step.sections}

    @cached_property
    def steps_by_id(self) -> dict[str, Step]:
        """All steps by id, in their order."""
        return {step.id: step for step in self.steps}


def _rule(raw: object, types: Types) -> Rule | None:
    return read_condition(raw, types) if isinstance(raw, Mapping) else None


def _stop(raw: Any, types: Types) -> Stop | None:
    return Stop(read_condition(raw["when"], types), raw["advice"]) if raw else None


def _options(raw: Mapping[str, Any]) -> tuple[Option, ...]:
    return tuple(Option(each["code"], each["label"], each.get("help", "")) for each in raw.get("options", ()))


def read_question(raw: Mapping[str, Any], step: str, section: str = "", types: Types = _NONE) -> Question:
    """The question written in a (checked) definition whose questions have these `types`."""
    required = raw.get("required", False)
    special = COMMON_KEYS | {"options", "columns", "questions"}
    inner = raw.get("columns") or raw.get("questions") or ()
    of_row = {each["id"]: each["type"] for each in inner}
    return Question(
        id=raw["id"],
        type=raw["type"],
        label=raw["label"],
        help=raw.get("help", ""),
        required=required if isinstance(required, bool) else read_condition(required, types),
        show_when=_rule(raw.get("show_when"), types),
        stop_when=_stop(raw.get("stop_when"), types),
        options=_options(raw),
        columns=tuple(read_question(each, step, types=of_row) for each in inner),
        settings={key: value for key, value in raw.items() if key not in special},
        step=step,
        section=section,
    )


def questions_of(raw: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The questions written in a step, each with the id of its section or ""."""
    for entry in raw["questions"]:
        if entry.get("type") == SECTION:
            yield from ((question, entry["id"]) for question in entry["questions"])
        else:
            yield entry, ""


def _sections(raw: Mapping[str, Any], types: Types) -> tuple[Section, ...]:
    return tuple(
        Section(entry["id"], entry["title"], entry.get("intro", ""), _rule(entry.get("show_when"), types))
        for entry in raw["questions"]
        if entry.get("type") == SECTION
    )


def _step(raw: Mapping[str, Any], types: Types) -> Step:
    return Step(
        id=raw["id"],
        title=raw["title"],
        intro=raw.get("intro", ""),
        questions=tuple(
            read_question(each, raw["id"], section, types) for each, section in questions_of(raw)
        ),
        sections=_sections(raw, types),
        show_when=_rule(raw.get("show_when"), types),
        stop_when=_stop(raw.get("stop_when"), types),
        needs=tuple(raw.get("needs", ())),
    )


def read_form(raw: Mapping[str, Any]) -> Form:
    """The form written in a (checked) definition."""
    types = {
        question["id"]: question["type"] for step in raw["steps"] for question, _in in questions_of(step)
    }
    return Form(
        code=raw["code"],
        title=raw["title"],
        intro=raw.get("intro", ""),
        steps=tuple(_step(each, types) for each in raw["steps"]),
        minutes=raw.get("minutes"),
        has_quotes=any("{" in text or "}" in text for text in _texts(raw)),
    )


def _texts(raw: object) -> list[str]:
    """All strings in a definition, whatever holds them."""
    if isinstance(raw, str):
        return [raw]
    inner = raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, list | tuple) else ()
    return [text for each in inner for text in _texts(each)]
