"""What people and programs are told: every rule with its verdict, passage and reason in their language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from ..checks import RULES, Rule
from ..checks.catalogue import Severity
from ..statute_check import Answer, Checked, Verdict
from ..statute_check.reasons import OWN_RULES, REASONS

TEXT_RULES: Mapping[str, Rule] = {
    **RULES,
    **{row["id"]: Rule(**{**row, "severity": Severity(row["severity"]), "fields": ()}) for row in OWN_RULES},
}


@dataclass(frozen=True)
class Row:
    """One rule as it is told."""

    id: str
    verdict: Verdict
    passage: str
    reason: str
    asks: str
    severity: Severity
    basis: str

    def as_json(self) -> dict[str, object]:
        """What programs get."""
        return {"id": self.id, "verdict": str(self.verdict), "passage": self.passage, "reason": self.reason}


def report(checked: Checked, language: str | None = None) -> list[Row]:
    """All rules that apply to this statute, in the order of the catalogue."""
    wanted = (language or get_language() or "de").partition("-")[0]
    return list(_rows(checked, wanted))


def _rows(checked: Checked, language: str) -> Iterator[Row]:
    for rule_id, answer in checked.answers.items():
        rule = TEXT_RULES[rule_id]
        # Without a register "soll" is advice: no court asks for it (§ 60 BGB).
        softened = rule.severity is Severity.MUST_SOLL and not checked.is_registered
        yield Row(
            rule_id,
            answer.verdict,
            answer.passage,
            _reason(rule, answer, language),
            rule.say(language),
            Severity.SHOULD if softened else rule.severity,
            rule.basis,
        )


def _reason(rule: Rule, answer: Answer, language: str) -> str:
    said = REASONS.get(f"{rule.id}.{answer.reason}")
    if said is None:
        said = REASONS["ok"] if answer.verdict is Verdict.OK else rule.message
    return said.get(language, said["de"])
