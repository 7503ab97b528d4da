"""The GA checks: what an application must (or should) satisfy before it can be decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, override

from workflows.values.money import figures

from .facts import Facts
from .messages import MESSAGES

MUST = "must"
SHOULD = "should"

Check = Callable[[Facts], Iterator[tuple[str, dict[str, Any]]]]


@dataclass(frozen=True)
class Finding:
    """One check that did not pass: which, how severe, where in the form, and why."""

    code: str
    severity: str
    step: str
    question: str
    variant: str
    values: dict[str, Any]

    def message(self, language: str | None = None) -> str:
        """What is wrong and what to do, in this (or the reader's) language."""
        code = (language or get_language() or "de").split("-")[0]
        texts = MESSAGES[self.variant]
        with override(code):
            values = {key: _shown(value) for key, value in self.values.items()}
        return texts.get(code, texts["de"]).format(**values)


@dataclass(frozen=True)
class Rule:
    """A registered check."""

    code: str
    severity: str
    step: str
    question: str
    run: Check


RULES: dict[str, Rule] = {}


def rule(code: str, *, severity: str = MUST, step: str, question: str) -> Callable[[Check], Check]:
    """Register a check under its GA code; it yields (variant, values) for each thing that is wrong."""

    def register(run: Check) -> Check:
        RULES[code] = Rule(code, severity, step, question, run)
        return run

    return register


def findings(facts: Facts) -> list[Finding]:
    """Everything that is wrong, in the order of the codes."""
    return [found for code in sorted(RULES) for found in run(code, facts)]


def run(code: str, facts: Facts) -> list[Finding]:
    """What one check finds."""
    it = RULES[code]
    found = []
    for variant, values in it.run(facts):
        given = dict(values)
        severity, question = given.pop("severity", it.severity), given.pop("question", it.question)
        step = given.pop("step", it.step)
        found.append(Finding(code, severity, step, question, variant, given))
    return found


def _shown(value: Any) -> str:
    if hasattr(value, "isoformat"):
        return date_format(value, "DATE_FORMAT")
    if hasattr(value, "quantize"):
        return figures(value)
    return str(value)
