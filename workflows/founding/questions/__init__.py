"""The interview: question after question, out of which the statute is made; the rules read its ids."""

from pathlib import Path
from typing import Any

from workflows.forms.definition.files import shipped_form

__all__ = ["CODE", "definition"]

CODE = "founding.interview"


def definition() -> dict[str, Any]:
    """The whole form, as the forms room freezes it."""
    return shipped_form(Path(__file__).with_name("interview.yaml"))
