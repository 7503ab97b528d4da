"""Problems: what keeps a sheet from being submitted, said so that people can put it right."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["must", "should", "stop"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a sheet.

    `must` and `stop` block the submission, `should` only advises. `part` names the cell within the
    question, `rule` the rule of the process.
    """

    step: str
    question: str
    message: str
    severity: Severity = "must"
    part: str = ""
    rule: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the sheet can't be submitted because of it."""
        return self.severity != "should"
