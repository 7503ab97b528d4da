"""Actual figures: the lines of a plan with what was really spent and received, for a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.forms.types.base import AnswerContext, AnswerError
from workflows.forms.types.row_posts import gather_rows
from workflows.forms.types.rows import parse_rows, written_rows
from workflows.values.numbers import plain

from .codes import IN_KIND, INCOMES, SINGLE, side_label
from .columns import actual_expense_columns, actual_income_columns
from .deviation import Comparison, compare
from .limits import Limits
from .lines import line_keys
from .totals import product

MOST_ROWS = 60
LINE = "line"
Plan = dict[str, Any]
NAMES = ("category", "description", "funder", "state", "is_federal")


@dataclass(frozen=True)
class Sources:
    """What a report is measured against: the plan as it was granted, the promise, and what was paid.

    `context.values["actuals"][question]` says it: `plan`, `approved`, `paid`. Without it the plan is the
    answer to the question named by `plan_of`.
    """

    plan: Mapping[str, Any]
    approved: str | None = None
    paid: str | None = None

    @classmethod
    def of(cls, question: Question, context: AnswerContext) -> "Sources":
        """The sources of one question."""
        given = context.values.get("actuals", {}).get(question.id)
        if given is not None:
            return cls(given.get("plan") or {}, given.get("approved"), given.get("paid"))
        named = question.settings.get("plan_of", "")
        answers = context.sheet.answers if context.sheet is not None else {}
        return cls(answers.get(named) or {})

    def compared(self, value: Mapping[str, object] | None, limits: Limits) -> Comparison:
        """The plan and these figures side by side."""
        return compare(self.plan, value, limits, approved=self.approved, paid=self.paid)

    def lines(self, place: str) -> dict[str, Mapping[str, object]]:
        """The planned lines of one list ("expenses" or a kind of income) by their names."""
        if place == "expenses":
            rows = self.plan.get("expenses", ())
            return dict(zip(line_keys(rows, "category"), rows, strict=True))
        rows = self.plan.get("incomes", ())
        pairs = zip(line_keys(rows, "kind"), rows, strict=True)
        return {key: row for key, row in pairs if row["kind"] == place}


def gather(post: QueryDict, name: str) -> Plan:
    """What was typed, as JSON of strings; lines of the plan are told by a hidden field."""
    new = (*actual_expense_columns(Limits(), planned=False), _line_column())
    incomes = [
        {"kind": kind, **_without_blank_line(row)}
        for kind in INCOMES
        for row in gather_rows(
            (*actual_income_columns(kind, planned=False), _line_column()), post, f"{name}-{kind}"
        )
    ]
    expenses = [_without_blank_line(row) for row in gather_rows(new, post, f"{name}-expenses")]
    return {"expenses": expenses, "incomes": incomes, "vat_deductible": bool(post.get(f"{name}-vat"))}


def _line_column() -> Question:
    return Question(LINE, "short_text", "")


def _without_blank_line(row: Plan) -> Plan:
    return {key: cell for key, cell in row.items() if key != LINE or cell}


def in_order(rows: list[Plan], lines: Mapping[str, Mapping[str, object]]) -> list[Plan]:
    """The lines of the plan first, each once and in its order, then all others."""
    said: dict[str, Plan] = {}
    rest = []
    for row in rows:
        key = row.get(LINE)
        if isinstance(key, str) and key in lines and key not in said:
            said[key] = row
        else:
            rest.append(row)
    return [said.get(key, {LINE: key}) for key in lines] + rest


def parse(
    raw: Mapping[str, object], question: Question, limits: Limits, context: AnswerContext
) -> Plan | None:
    """The figures with one row per line of the plan; None when nothing was said."""
    reader = _Reader(question, limits, context)
    given = _checked(raw.get("incomes") or [])
    kinds = [row.get("kind") for row in given]
    if any(not isinstance(kind, str) or kind not in INCOMES for kind in kinds):
        raise AnswerError(_("Please use only the kinds of income that the form knows."))
    expenses = reader.side(raw.get("expenses") or [], "expenses")
    incomes = [
        {"kind": kind, **row}
        for kind in INCOMES
        for row in reader.side([each for each in given if each["kind"] == kind], kind)
    ]
    if reader.errors:
        raise AnswerError(next(iter(reader.errors.values())), reader.errors)
    vat = raw.get("vat_deductible") is True
    if not vat and not any(reader.says_something(row) for row in (*expenses, *incomes)):
        return None
    plan: Plan = {"expenses": expenses, "incomes": incomes}
    return plan | {"vat_deductible": True} if vat else plan


def _checked(raw: object) -> list[Plan]:
    if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
        raise AnswerError(_("Please send a list of rows here."))
    if len(raw) > 4 * MOST_ROWS:
        raise AnswerError(_("At most %(most)s rows are possible.") % {"most": 4 * MOST_ROWS})
    return [dict(row) for row in raw]


class _Reader:
    """Reads one answer; `errors` collects what can't be understood, by cell."""

    def __init__(self, question: Question, limits: Limits, context: AnswerContext) -> None:
        self.sources = Sources.of(question, context)
        self.limits = limits
        self.context = context
        self.errors: dict[str, str] = {}

    def says_something(self, row: Mapping[str, object]) -> bool:
        """Whether people wrote anything into the row; what the house paid is no answer of theirs."""
        if row.get("kind") == "requested" and self.sources.paid:
            return False
        return LINE not in row or bool({"amount", "reason", "hours"} & set(row))

    def side(self, raw: object, place: str) -> list[Plan]:
        """The rows of one list: "expenses" or a kind of income."""
        lines = self.sources.lines(place)
        if place == "requested" and self.sources.paid:
            row = {"amount": plain(product("1", self.sources.paid))}
            return [{LINE: key} | row for key in lines][:1] or [row]
        rows = []
        for number, row in enumerate(in_order(_checked(raw), lines)):
            part, key = f"{place}-{number}", row.get(LINE) or ""
            if key and (not isinstance(key, str) or key not in lines):
                self.errors[f"{part}-line"] = _("This line is not in the plan. Please write it as a new one.")
            elif key and number >= len(lines):
                self.errors[f"{part}-line"] = _("This line of the plan is there twice.")
            elif value := self._row(row, lines.get(key), place, part):
                rows.append(value)
        if place in SINGLE and len(rows) > 1:
            self.errors[place] = _("Please write one amount only for “%(kind)s”.") % {"kind": INCOMES[place]}
        return rows

    def _row(self, row: Plan, planned: Mapping[str, object] | None, place: str, part: str) -> Plan:
        value = self._cells(row, place, part, is_planned=planned is not None)
        if planned is not None:
            # What a line is called is said by the plan, whatever was sent.
            value = {LINE: row[LINE], **{key: planned[key] for key in NAMES if key in planned}} | value
        if value:
            self._finish(value, place, part)
        return value

    def _cells(self, row: Plan, place: str, part: str, *, is_planned: bool) -> Plan:
        columns = columns_of(place, self.limits, planned=is_planned)
        ignored = {LINE, "kind"} | (set(NAMES) if is_planned else set())
        ignored |= {"amount"} if place == IN_KIND else set()
        ignored -= {column.id for column in columns}
        try:
            wanted = {key: row[key] for key in row if key not in ignored}
            number = int(part.rpartition("-")[2])
            rows = parse_rows(columns, [wanted], self.context, most=1, first=number, side=side_label(place))
        except AnswerError as error:
            for cell, message in error.parts.items():
                self.errors[part + cell.removeprefix("0")] = message
            return {}
        return rows[0] if rows else {}

    def _finish(self, row: Plan, place: str, part: str) -> None:
        """The value of work is worked out; a line that was not planned needs its name and amount."""
        if place == IN_KIND and "hours" in row:
            row["amount"] = plain(product(row["hours"], self.limits.in_kind_rate))
        if LINE in row:
            return
        if place == IN_KIND:
            self._require(row, "hours", part, _("Please write how many hours."))
        else:
            self._require(row, "amount", part, _("Please write the amount."))
        if place == "expenses":
            self._require(row, "category", part, _("Please choose the kind of cost."))
            if row.get("category") == IN_KIND:
                self.errors[f"{part}-category"] = _(
                    "Work given free of charge is written on the income side only; we count it here too."
                )

    def _require(self, row: Plan, cell: str, part: str, message: str) -> None:
        if cell not in row:
            self.errors.setdefault(f"{part}-{cell}", message)


def columns_of(place: str, limits: Limits, *, planned: bool) -> tuple[Question, ...]:
    """The columns of one list: "expenses" or a kind of income."""
    if place == "expenses":
        return actual_expense_columns(limits, planned=planned)
    return actual_income_columns(place, planned=planned)


def written(value: Plan, context: AnswerContext, limits: Limits) -> Plan:
    """The figures as people would type them."""

    def rows(place: str, each: Plan) -> Plan:
        planned = LINE in each
        (cells,) = written_rows(columns_of(place, limits, planned=planned), [each], context)
        return {LINE: each[LINE], **cells} if planned else cells

    return {
        "expenses": [rows("expenses", row) for row in value.get("expenses", ())],
        "incomes": [{"kind": row["kind"], **rows(row["kind"], row)} for row in value.get("incomes", ())],
        "vat_deductible": bool(value.get("vat_deductible")),
    }


__all__ = ["MOST_ROWS", "Sources", "columns_of", "gather", "in_order", "parse", "written"]
