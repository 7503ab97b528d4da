"""Running the rules that apply to a founding and telling what was found."""

from collections.abc import Collection
from dataclasses import dataclass

from . import (  # noqa: F401  (they register the checks)
    assembly,
    board,
    charity,
    filing,
    meeting,
    members,
    names,
    offices,
    papers,
    people,
    purpose,
)
from .catalogue import CHECKS, RULES, Outcome, Rule, Severity
from .facts import Facts


@dataclass(frozen=True)
class Finding:
    """One rule with what its check said, for this founding."""

    rule: Rule
    severity: Severity
    outcome: Outcome
    waived: bool = False

    @property
    def open(self) -> bool:
        """Whether there is something to tell: failed or worth a warning, and not waived."""
        return self.outcome is not Outcome.PASSED and not self.waived

    @property
    def blocks(self) -> bool:
        """Whether the statute can't be handed in like this."""
        return self.open and self.severity is not Severity.SHOULD

    @property
    def tone(self) -> str:
        """The tone of the notice that shows it."""
        if self.outcome is Outcome.PASSED or self.waived:
            return "success"
        return "warning" if self.severity is Severity.SHOULD else "error"


def applies(rule: Rule, facts: Facts) -> bool:
    """Whether the rule speaks about this kind of founding."""
    return {
        "ev": facts.data.legal_form == "ev",
        "none": facts.data.legal_form == "none",
        "charitable": facts.is_charitable,
    }.get(rule.when, True)


def severity(rule: Rule, facts: Facts, outcome: Outcome) -> Severity:
    """The weight of the rule here: without a register "soll" stays advice, and a warning is always advice."""
    if outcome is Outcome.WARNING or (rule.severity is Severity.MUST_SOLL and not facts.is_registered):
        return Severity.SHOULD
    return rule.severity


def judge(rule: Rule, facts: Facts, waived: Collection[str] = ()) -> Finding:
    """What one rule says."""
    answer = CHECKS[rule.id](facts)
    outcome = answer if isinstance(answer, Outcome) else Outcome.PASSED if answer else Outcome.FAILED
    weight = severity(rule, facts, outcome)
    return Finding(rule, weight, outcome, waived=rule.id in waived and rule.severity is not Severity.MUST)


def evaluate(facts: Facts, *, phase: str = "interview", waived: Collection[str] = ()) -> list[Finding]:
    """All rules of `phase` that apply, passed or not, in the order of the catalogue."""
    return [
        judge(rule, facts, waived) for rule in RULES.values() if rule.phase == phase and applies(rule, facts)
    ]


def findings(facts: Facts, *, phase: str = "interview", waived: Collection[str] = ()) -> list[Finding]:
    """Only what is open, blocking first."""
    return sorted(
        (each for each in evaluate(facts, phase=phase, waived=waived) if each.open),
        key=lambda each: not each.blocks,
    )
