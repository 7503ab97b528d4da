"""How formulas calculate: exact to the cent, the same for whole forms and within one row."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from workflows.values.numbers import MOST, plain, stored_number

Settings = Mapping[str, Any]
PLACES = {"number": 0, "money": 2, "percent": 1}
# Enough for the product of two sums over all rows.
_DIGITS = 60


def work_out(settings: Settings, results: list[list[Decimal]]) -> object:
    """The value of a formula as it would be stored, out of the numbers behind each of its answers.

    None while nothing can be said, and where it is more than a form can hold. Whole numbers are ints, all
    others text with a fixed number of decimals; half rounds up.
    """
    if not any(results):
        return None
    with localcontext(prec=_DIGITS):
        value = _DO[settings["formula"]["do"]](results)
        return None if value is None else _stored(value, places(settings))


def within_row(settings: Settings, cells: Mapping[str, object]) -> object:
    """The value of a calculated column, out of earlier cells of the same row."""
    return work_out(settings, [of_answer(cells.get(ref["question"])) for ref in settings["formula"]["of"]])


def of_answer(value: object) -> list[Decimal]:
    """The numbers in one answer: one per entry of a list, none where nothing was answered."""
    return [Decimal(1)] * len(value) if isinstance(value, list) else readable([value])


def readable(values: Iterable[object]) -> list[Decimal]:
    """Those that are answers; what is no number counts as one answer."""
    found = []
    for value in values:
        if value is None or isinstance(value, bool):
            continue
        number = stored_number(value)
        found.append(Decimal(1) if number is None else number)
    return found


def places(settings: Settings) -> int:
    """How many decimals the value has."""
    return int(settings.get("decimals", PLACES[settings.get("as", "number")]))


def _total(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))


def _difference(results: list[list[Decimal]]) -> Decimal:
    first, *rest = map(_total, results)
    return first - _total(rest)


def _share(results: list[list[Decimal]]) -> Decimal | None:
    part, whole = map(_total, results)
    return part * 100 / whole if whole else None


def _product(results: list[list[Decimal]]) -> Decimal | None:
    first, second = map(_total, results)
    return first * second if all(results) else None


_DO: dict[str, Callable[[list[list[Decimal]]], Decimal | None]] = {
    "sum": lambda results: _total(map(_total, results)),
    "count": lambda results: Decimal(sum(len(each) for each in results)),
    "difference": _difference,
    "product": _product,
    "share": _share,
}


def _stored(value: Decimal, digits: int) -> object:
    exact = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0  # no -0
    if abs(exact) >= MOST:
        return None
    return plain(exact) if digits else int(exact)
