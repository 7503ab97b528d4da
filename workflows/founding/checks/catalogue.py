"""The rules as data: id, severity, legal basis, where they look, and their message in four languages."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from .facts import Facts


class Severity(StrEnum):
    """How much a rule weighs; MUST_SOLL: the law says "soll", § 60 BGB makes it a ground for rejection."""

    MUST = "must"
    MUST_SOLL = "must*"
    SHOULD = "should"


class Outcome(StrEnum):
    """What a check says; a WARNING passes the rule but is worth telling."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True)
class Rule:
    """One rule.

    `when`: always, ev, none or charitable; `phase`: interview, meeting, papers, filing or duties.
    """

    id: str
    severity: Severity
    basis: str
    when: str
    phase: str
    fields: tuple[str, ...]
    clause: str
    message: Mapping[str, str]

    @property
    def group(self) -> str:
        """The letter of the group, e.g. N for name."""
        return self.id[0]

    def say(self, language: str | None = None) -> str:
        """The message in `language`, the reader's by default."""
        wanted = (language or get_language() or "de").partition("-")[0]
        return self.message.get(wanted, self.message["de"])


Check = Callable[["Facts"], bool | Outcome]
CHECKS: dict[str, Check] = {}


def check(rule_id: str) -> Callable[[Check], Check]:
    """Registers the machine check of a rule; it answers True (or an Outcome) and never raises."""

    def add(function: Check) -> Check:
        CHECKS[rule_id] = function
        return function

    return add


def _read() -> dict[str, Rule]:
    raw = json.loads((Path(__file__).parent / "rules.json").read_text(encoding="utf-8"))
    rules = (
        Rule(**{**row, "severity": Severity(row["severity"]), "fields": tuple(row["fields"])}) for row in raw
    )
    return {rule.id: rule for rule in rules}


RULES: dict[str, Rule] = _read()
