"""Partners and other funders: who makes a larger grant possible (GA-01), who may not pay (GA-19)."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any


def largest_grant(terms: Any, answers: Mapping[str, Any]) -> Decimal:
    """The largest grant that the call gives to a project with these partners."""
    extra: Decimal | None = terms.partners_max_grant
    least: Decimal = terms.max_grant
    return extra if extra is not None and counted(answers) >= terms.partners_count else least


def counted(answers: Mapping[str, Any]) -> int:
    """How many partners are named and have written a letter."""
    return min(named(answers), len(answers.get("partner_letters") or []))


def named(answers: Mapping[str, Any]) -> int:
    """How many partners are named."""
    return sum(1 for row in answers.get("partners") or [] if isinstance(row, Mapping) and row.get("name"))


def named_funder(funder: str, names: Sequence[str]) -> str:
    """Which of these names stands in the funder's name as words of its own; empty when none does."""
    said = _plain(funder)
    return next((name for name in names if (wanted := _plain(name).strip()) and f" {wanted} " in said), "")


def _plain(name: str) -> str:
    return f" {re.sub(r'[\W_]+', ' ', name.casefold()).strip()} "
