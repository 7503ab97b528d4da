"""How a line of a plan is found again in the figures that belong to it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

NAMES = ("description", "funder")
Row = Mapping[str, Any]


def line_keys(rows: Iterable[Row], code: str) -> list[str]:
    """One stable name per line of a plan, made of what the line is called.

    It stays the same when lines are moved or amounts change. `code` is "category" or "kind".
    """
    seen: dict[str, int] = {}
    keys = []
    for row in rows:
        name = "\n".join([str(row.get(code, "")), *(str(row.get(each, "")) for each in NAMES)])
        seen[name] = seen.get(name, 0) + 1
        keys.append(hashlib.sha256(f"{name}\n{seen[name]}".encode()).hexdigest()[:12])
    return keys


def name_of(row: Row) -> str:
    """What a line is called."""
    return " · ".join(str(row[each]) for each in NAMES if row.get(each))


@dataclass
class Group:
    """Costs that are measured together: rows of the plan and the real ones that belong to them."""

    planned: list[Row] = field(default_factory=list)
    actual: list[Row] = field(default_factory=list)


def grouped(planned: Sequence[Row], actual: Sequence[Row]) -> list[Group]:
    """Every real cost beside what was planned for it; what was not planned stands alone.

    A row names its line (`line`), or is called the same. What then is left of a category belongs to the
    lines of that category that no row named: bills rarely repeat the words of a plan.
    """
    places = _places(planned, actual)
    groups = {number: Group([row]) for number, row in enumerate(planned)}
    named = set(places.values())
    free: dict[str, Group] = {}
    for number, row in enumerate(planned):
        if number not in named:
            free.setdefault(_category(row), Group()).planned.append(row)
    alone = []
    for number, row in enumerate(actual):
        if number in places:
            groups[places[number]].actual.append(row)
        elif _category(row) in free:
            free[_category(row)].actual.append(row)
        else:
            alone.append(Group([], [row]))
    return [*(group for group in groups.values() if group.actual), *free.values(), *alone]


def _places(planned: Sequence[Row], actual: Sequence[Row]) -> dict[int, int]:
    """By position: the planned line that a real cost names, or whose name it bears."""
    keys = {key: number for number, key in enumerate(line_keys(planned, "category"))}
    found = {n: keys[row["line"]] for n, row in enumerate(actual) if row.get("line") in keys}
    named = set(found.values())
    waiting: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(planned):
        if number not in named:
            waiting.setdefault(_name(row), []).append(number)
    for number, row in enumerate(actual):
        twins = waiting.get(_name(row), []) if number not in found else []
        if twins:
            found[number] = twins[0] if len(twins) == 1 else twins.pop(0)
    return found


def _category(row: Row) -> str:
    return str(row.get("category", ""))


def _name(row: Row) -> tuple[str, str]:
    return _category(row), " ".join(str(row.get("description", "")).split()).casefold()
