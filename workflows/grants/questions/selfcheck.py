"""The self-check before an application: yes/no questions, no account, nothing stored."""

from dataclasses import dataclass, field
from pathlib import Path

from workflows.values.yaml_files import load_data

from .texts import Text

GREEN, TALK, RED = "green", "talk", "red"


@dataclass(frozen=True)
class SelfCheckQuestion:
    """One yes/no question; `wanted` is the good answer, `otherwise` what the other one leads to, and why.

    `carries` are answers of the form that follow from the good answer.
    """

    code: str
    label: Text
    reason: Text
    wanted: bool = True
    otherwise: str = RED
    forms: tuple[str, ...] = ("micro", "cooperation", "starter")
    carries: dict[str, object] = field(default_factory=dict)


SELF_CHECK = tuple(
    SelfCheckQuestion(**{**row, "forms": tuple(row["forms"])})
    for row in load_data(Path(__file__).with_name("selfcheck.yaml"))
)
