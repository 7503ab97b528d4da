"""What is wrong with actual figures: missing amounts, differences without a reason (GA-29)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.types.base import AnswerContext, Finding
from workflows.forms.types.rows import check_rows
from workflows.values.money import euros

from .actual import LINE, Sources, columns_of
from .codes import CATEGORIES, IN_KIND, INCOMES, RECEIVED, side_label
from .deviation import Line
from .limits import Limits
from .screen import percent_in_words

Rows = list[dict[str, object]]


def findings(
    value: Mapping[str, object], sources: Sources, limits: Limits, context: AnswerContext
) -> list[Finding]:
    """Everything the figures get wrong, each at its cell."""
    found = list(_missing_lines(value, sources))
    for place in ("expenses", *INCOMES):
        rows = rows_of(value, place)
        found += _cells(rows, place, limits, context)
        found += _amounts(rows, place)
    return found + list(_reasons(value, sources, limits))


def rows_of(value: Mapping[str, Any], place: str) -> Rows:
    """The rows of one list: "expenses" or a kind of income."""
    if place == "expenses":
        return list(value.get("expenses", ()))
    return [row for row in value.get("incomes", ()) if row["kind"] == place]


def _missing_lines(value: Mapping[str, object], sources: Sources) -> Iterator[Finding]:
    """The plan may have changed after the figures were written."""
    for place in ("expenses", *INCOMES):
        said = [row[LINE] for row in rows_of(value, place) if LINE in row]
        if said != list(sources.lines(place)):
            yield Finding(_("The plan has changed. Please look at all lines and save again."), place)
            return


def _cells(rows: Rows, place: str, limits: Limits, context: AnswerContext) -> list[Finding]:
    found = []
    for number, row in enumerate(rows):
        columns = columns_of(place, limits, planned=LINE in row)
        cells = check_rows(columns, [row], context, first=number, side=side_label(place))
        found += [Finding(each.message, f"{place}-{each.part}", each.rule) for each in cells]
    return found


def _amounts(rows: Rows, place: str) -> Iterator[Finding]:
    for number, row in enumerate(rows):
        if "amount" in row:
            continue
        if place == IN_KIND:
            text = _("Please write the hours that were really given; 0 if there were none.")
            yield Finding(text, f"{place}-{number}-hours", "GA-29")
        else:
            text = _("%(line)s: please write the real amount; 0 if there was none.")
            name = name_in_words(place, row)
            yield Finding(text % {"line": name}, f"{place}-{number}-amount", "GA-29")


def name_in_words(place: str, row: Mapping[str, Any]) -> str:
    """What people call a line."""
    label = CATEGORIES.get(row.get("category", "")) if place == "expenses" else RECEIVED[place]
    return str(row.get("description") or row.get("funder") or label or "")


def _reasons(value: Mapping[str, object], sources: Sources, limits: Limits) -> Iterator[Finding]:
    lines = sources.compared(value, limits).costs
    for number, line in enumerate(lines):
        if needs_reason(line, limits) and not line.reason:
            yield Finding(_why(line, limits), f"expenses-{number}-reason", "GA-29")


def needs_reason(line: Line, limits: Limits) -> bool:
    """Whether a cost was exceeded so far that the house wants to know why; new costs always."""
    return line.is_over(limits.overrun_percent)


def _why(line: Line, limits: Limits) -> str:
    assert limits.overrun_percent is not None
    name = line.text or str(CATEGORIES.get(line.code, line.code))
    if not line.planned:
        return _("%(line)s was not planned. Please write why it was needed.") % {"line": name}
    text = _("%(line)s: %(over)s more than planned, that is over %(percent)s %%. Please write why.")
    percent = percent_in_words(limits.overrun_percent)
    return text % {"line": name, "over": euros(line.difference), "percent": percent}
