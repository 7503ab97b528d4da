"""The forms of the grant process as files: micro, cooperation, starter package; and the self-check."""

from pathlib import Path
from typing import Any

from workflows.forms.definition.files import shipped_form

from ..models.call_extras import IDEA_FORM
from .selfcheck import SELF_CHECK, SelfCheckQuestion

__all__ = [
    "CHANGE",
    "IDEA",
    "REPORT",
    "SELF_CHECK",
    "SelfCheckQuestion",
    "cooperation_project",
    "excluded",
    "grant_change",
    "grant_idea",
    "grant_report",
    "micro_project",
    "starter_package",
    "target_groups",
]

FOLDER = Path(__file__).parent
# The code of the form of the report (Verwendungsnachweis).
REPORT = "grant_report"
# The code of the form in which a group asks for a change (Änderungsantrag).
CHANGE = "grant_change"
# The code of the form in which a group sends its idea, where a call has two stages.
IDEA = IDEA_FORM


def micro_project() -> dict[str, Any]:
    """The form of call C2 "Mikroprojekt": ten short pages."""
    return shipped_form(FOLDER / "micro.yaml")


def cooperation_project() -> dict[str, object]:
    """The form of call C3 "Kooperationsprojekt"."""
    return shipped_form(FOLDER / "cooperation.yaml")


def starter_package() -> dict[str, object]:
    """The form of call C1 "Starterpaket Gründung": five short pages."""
    return shipped_form(FOLDER / "starter.yaml")


def grant_idea() -> dict[str, object]:
    """The idea on one page, the first stage of a call with two."""
    return shipped_form(FOLDER / "idea.yaml")


def grant_report() -> dict[str, object]:
    """The report: what happened, a result for every goal (GA-30), what it cost."""
    return shipped_form(FOLDER / "report.yaml")


def grant_change() -> dict[str, object]:
    """What is to change in a running grant, why, and the new plan."""
    return shipped_form(FOLDER / "change.yaml")


def excluded() -> list[dict[str, Any]]:
    """What no grant of the house pays for, as the micro project asks about it; a call chooses among these."""
    return _options("exclusions")


def target_groups() -> list[dict[str, Any]]:
    """For whom projects are, as the micro project asks about it."""
    return _options("target_groups")


def _options(name: str) -> list[dict[str, Any]]:
    questions = (question for step in micro_project()["steps"] for question in step["questions"])
    return next(question["options"] for question in questions if question["id"] == name)
