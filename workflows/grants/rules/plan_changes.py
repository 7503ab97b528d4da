"""Two plans side by side: what was granted, what is asked, and which costs lie too far above (GA-29)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workflows.forms.types.finance.deviation import Line, compare
from workflows.forms.types.finance.limits import Limits
from workflows.forms.types.finance.lines import line_keys

Plan = Mapping[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class PlanDiff:
    """Costs and incomes of both plans, line by line; `percent` is how far a cost may lie above its plan."""

    costs: tuple[Line, ...]
    incomes: tuple[Line, ...]
    percent: Decimal

    def over(self) -> tuple[Line, ...]:
        """Costs that lie further above their plan than the group may decide itself; new ones always."""
        return tuple(line for line in self.costs if line.is_over(self.percent))


def compared(before: Plan, asked: Plan, percent: Decimal) -> PlanDiff:
    """Every line of both plans; what is called otherwise now belongs to what is left of its kind."""
    linked = {
        "expenses": _linked(before.get("expenses", ()), asked.get("expenses", ()), "category"),
        "incomes": _linked(before.get("incomes", ()), asked.get("incomes", ()), "kind"),
    }
    found = compare(before, linked, Limits(overrun_percent=percent))
    return PlanDiff(tuple(found.costs), tuple(found.incomes), percent)


def _linked(before: Sequence[Row], asked: Sequence[Row], code: str) -> list[Row]:
    keys = line_keys(before, code)
    known = dict(zip(keys, before, strict=True))
    found = dict(enumerate(key if key in known else "" for key in line_keys(asked, code)))
    left = [key for key in keys if key not in found.values()]
    for number in (number for number, key in found.items() if not key):
        found[number] = next(_same_kind(left, known, asked[number], code), "")
        left = [key for key in left if key != found[number]]
    return [{**row, "line": found[number]} if found[number] else row for number, row in enumerate(asked)]


def _same_kind(left: list[str], known: Mapping[str, Row], row: Row, code: str) -> Iterator[str]:
    return (key for key in left if known[key].get(code) == row.get(code))
