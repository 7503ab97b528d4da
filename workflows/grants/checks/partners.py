"""Partners of a project: enough of them, each with a letter, make a larger grant possible (GA-01)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def largest_grant(terms: Any, answers: Mapping[str, Any]) -> Decimal:
    """The largest grant that the call gives to a project with these partners."""
    extra: Decimal | None = terms.partners_max_grant
    least: Decimal = terms.max_grant
    return extra if extra is not None and counted(answers) >= terms.partners_count else least


def counted(answers: Mapping[str, Any]) -> int:
    """How many partners are named and have written a letter."""
    named = [row for row in answers.get("partners") or [] if isinstance(row, Mapping) and row.get("name")]
    return min(len(named), len(answers.get("partner_letters") or []))
