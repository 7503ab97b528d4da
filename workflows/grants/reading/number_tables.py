"""The numbers of grants as tables with headings, for the screen, for its charts and for spreadsheets."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from workflows.values.spreadsheets import Value

from ..questions import target_groups
from . import numbers
from .numbers import Group, Period

WIDTH, ROW = 320, 44  # of a chart, in its own units


@dataclass(frozen=True)
class Table:
    """Groups with a heading."""

    code: str
    title: str
    head: str
    groups: list[Group]

    @property
    def bars(self) -> list[dict[str, object]]:
        """Each group as two bars, what was applied for and what of it was approved."""
        most = max((each.applied for each in self.groups), default=0) or 1
        return [
            {
                "group": each,
                "top": number * ROW,
                "applied": round(each.applied * WIDTH / most),
                "approved": round(each.approved * WIDTH / most),
            }
            for number, each in enumerate(self.groups)
        ]

    @property
    def height(self) -> int:
        """Of the chart."""
        return len(self.groups) * ROW


def tables(period: Period) -> list[Table]:
    """All tables in the reader's language."""
    rows: tuple[tuple[str, str, str, Callable[[Period], list[Group]], Callable[[str], str]], ...] = (
        ("call", _("By call"), _("Call"), numbers.by_call, str),
        ("month", _("By month"), _("Month"), numbers.by_month, _month),
        ("district", _("By district"), _("Postcode and place"), numbers.by_district, _known),
        ("target_group", _("By target group"), _("Target group"), numbers.by_target_group, _target_group()),
    )
    return [
        Table(
            code,
            title,
            head,
            [Group(say(each.label), each.applied, each.approved, each.amount) for each in count(period)],
        )
        for code, title, head, count, say in rows
    ]


def summary(period: Period) -> list[tuple[str, str, Value, str]]:
    """The numbers at the top: code, words, value, and what it is counted in ("", "€" or "days")."""
    found = numbers.figures(period)
    said = (
        ("applied", _("Applications"), ""),
        ("requested", pgettext("numbers", "asked for"), "€"),
        ("granted", _("Approved applications"), ""),
        ("amount", pgettext("numbers", "approved"), "€"),
        ("paid", _("paid out"), "€"),
        ("reclaimed", _("came back"), "€"),
        ("organisations", _("Organisations"), ""),
        ("first_timers", _("of them for the first time"), ""),
        ("days_median", _("Days to the decision, in the middle"), "days"),
        ("days_average", _("Days to the decision, on average"), "days"),
        ("days_longest", _("Days to the decision, at most"), "days"),
    )
    return [(code, words, found[code], unit) for code, words, unit in said]


def sheet(period: Period) -> list[list[Value]]:
    """Everything as rows of one spreadsheet, numbers as numbers."""
    rows: list[list[Value]] = [[words, value] for _code, words, value, _unit in summary(period)]
    for table in tables(period):
        heads: list[Value] = [table.head, _("Applications"), _("Approved applications")]
        heads.append(pgettext("numbers", "approved"))
        rows += [[], [table.title], heads]
        rows += [[each.label, each.applied, each.approved, each.amount] for each in table.groups]
    return rows


def texts(rows: list[list[Value]]) -> list[list[str]]:
    """The same rows as people in Germany write them."""
    return [[_text(value) for value in row] for row in rows]


def _text(value: Value) -> str:
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def _month(day: str) -> str:
    return date_format(datetime.date.fromisoformat(day), "YEAR_MONTH_FORMAT")


def _known(label: str) -> str:
    return label or _("not said")


def _target_group() -> Callable[[str], str]:
    language = (get_language() or "de").split("-")[0]
    names = {option["code"]: option["label"] for option in target_groups()}

    def say(code: str) -> str:
        label = names.get(code, {})
        return str(label.get(language) or label.get("de") or code)

    return say
