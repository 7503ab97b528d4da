"""The Kosten- und Finanzierungsplan as a question: costs on one side, income on the other."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.forms.types.base import AnswerContext, AnswerError, Finding, QuestionType
from workflows.forms.types.row_posts import gather_rows
from workflows.forms.types.rows import check_rows, in_row, parse_rows, written_rows
from workflows.values.numbers import plain

from . import actual, actual_checks
from .actual_schema import actual_schema
from .actual_screen import actual_field
from .checks import findings
from .codes import IN_KIND, INCOMES, SINGLE, side_label
from .columns import expense_columns, income_columns
from .limits import Limits
from .reading import actual_in_words, plan_in_words
from .schema import plan_schema
from .screen import plan_field
from .totals import product, totals

MOST_ROWS = 60
_SIDES = frozenset({"expenses", "incomes", "vat_deductible"})
Plan = dict[str, object]


MODES = ("plan", "actual")


def is_actual(question: Question) -> bool:
    """Whether the question asks for what was really spent and received."""
    return bool(question.settings.get("mode") == "actual")


def limits_of(context: AnswerContext) -> Limits:
    """The limits of the call that the sheet belongs to."""
    return Limits.read(context.values.get("finance"))


class FinancePlan(QuestionType):
    """Costs and income that must balance to the cent, or what became of them (`"mode": "actual"`).

    Stored as `{"expenses": [{category, description, quantity, unit, unit_price, amount, vat, remark}],
    "incomes": [{kind, description, hours, funder, state, is_federal, amount}], "vat_deductible": bool}`,
    amounts as text in euros. Work given in kind stands on the income side only; `totals` mirrors it.
    Actual figures have the same shape; a row that belongs to a line of the plan names it in `line` and
    may give a `reason`. What they are measured against: see `actual.Sources`.
    """

    code = "finance_plan"
    is_personal = True
    template = "forms/types/finance_plan.html"
    settings = frozenset({"mode", "plan_of"})
    seconds = 600
    fits_in_rows = False
    grouped = True

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        if raw.get("mode", "plan") not in MODES:
            return [_("mode is plan or actual")]
        if "plan_of" in raw and (raw.get("mode") != "actual" or not isinstance(raw["plan_of"], str)):
            return [_("plan_of is for actual figures and names a question")]
        return []

    def gather(self, question: Question, post: QueryDict, name: str) -> object:
        if is_actual(question):
            return actual.gather(post, name)
        limits = Limits()
        incomes = [
            {"kind": kind, **row}
            for kind in INCOMES
            for row in gather_rows(income_columns(kind), post, f"{name}-{kind}")
        ]
        expenses = gather_rows(expense_columns(limits), post, f"{name}-expenses")
        return {"expenses": expenses, "incomes": incomes, "vat_deductible": bool(post.get(f"{name}-vat"))}

    def parse(self, question: Question, raw: object, context: AnswerContext) -> Plan | None:
        if raw is None or raw == "":
            return None
        if not isinstance(raw, Mapping) or set(raw) - _SIDES:
            raise AnswerError(_("Please send expenses and incomes here."))
        limits = limits_of(context)
        if is_actual(question):
            return actual.parse(raw, question, limits, context)
        errors: dict[str, str] = {}
        expenses = self._expenses(raw.get("expenses") or [], limits, context, errors)
        incomes = self._incomes(raw.get("incomes") or [], limits, context, errors)
        if errors:
            raise AnswerError(next(iter(errors.values())), errors)
        if not expenses and not incomes:
            return None
        plan: Plan = {"expenses": expenses, "incomes": incomes}
        return plan | {"vat_deductible": True} if raw.get("vat_deductible") is True else plan

    def _expenses(
        self, raw: object, limits: Limits, context: AnswerContext, errors: dict[str, str]
    ) -> list[Plan]:
        columns = expense_columns(limits)
        rows = _rows(columns, raw, "expenses", context, errors)
        cells = {column.id: column for column in columns}
        for number, row in enumerate(rows):
            _require(row, number, cells["category"], _("Please choose the kind of cost."), "expenses", errors)
            if row.get("category") == IN_KIND:
                text = _(
                    "Work given free of charge is written on the income side only; we count it here too."
                )
                place = f"expenses-{number}-category"
                errors[place] = in_row(number, cells["category"], text, side_label("expenses"))
            if "amount" not in row and "unit_price" in row:
                row.setdefault("quantity", "1.00")
                row["amount"] = plain(product(row["quantity"], row["unit_price"]))
            text = _("Please write the amount, or how many and the price of one.")
            _require(row, number, cells["amount"], text, "expenses", errors)
        return rows

    def _incomes(
        self, raw: object, limits: Limits, context: AnswerContext, errors: dict[str, str]
    ) -> list[Plan]:
        if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
            raise AnswerError(_("Please send a list of rows here."))
        if len(raw) > MOST_ROWS * 2:
            raise AnswerError(_("At most %(most)s rows are possible.") % {"most": MOST_ROWS * 2})
        kinds = [row.get("kind") for row in raw]
        if any(not isinstance(kind, str) or kind not in INCOMES for kind in kinds):
            raise AnswerError(_("Please use only the kinds of income that the form knows."))
        incomes: list[Plan] = []
        for kind in INCOMES:
            mine = [
                {key: cell for key, cell in row.items() if key != "kind"}
                for row in raw
                if row["kind"] == kind
            ]
            incomes += self._of_kind(kind, mine, limits, context, errors)
        return incomes

    def _of_kind(
        self, kind: str, raw: list[Plan], limits: Limits, context: AnswerContext, errors: dict[str, str]
    ) -> list[Plan]:
        if kind in SINGLE and len(raw) > 1:
            errors[kind] = _("Please write one amount only for “%(kind)s”.") % {"kind": INCOMES[kind]}
            return []
        if kind == IN_KIND:  # the amount is worked out here, whatever was sent
            raw = [{key: cell for key, cell in row.items() if key != "amount"} for row in raw]
        columns = income_columns(kind)
        rows = _rows(columns, raw, kind, context, errors)
        amount = next((column for column in columns if column.id == "amount"), columns[-1])
        for number, row in enumerate(rows):
            if kind != IN_KIND:
                _require(row, number, amount, _("Please write the amount."), kind, errors)
            elif "hours" in row:
                row["amount"] = plain(product(row["hours"], limits.in_kind_rate))
            else:
                text = _("Please write how many hours.")
                errors[f"{kind}-{number}-hours"] = in_row(number, columns[-1], text, side_label(kind))
        return [{"kind": kind, **row} for row in rows]

    def check(self, question: Question, value: Any, context: AnswerContext) -> list[Finding]:
        limits = limits_of(context)
        if is_actual(question):
            return actual_checks.findings(value, actual.Sources.of(question, context), limits, context)
        found = _prefixed(
            "expenses",
            check_rows(
                expense_columns(limits), value.get("expenses", []), context, side=side_label("expenses")
            ),
        )
        for kind in INCOMES:
            rows = [row for row in value.get("incomes", []) if row["kind"] == kind]
            found += _prefixed(kind, check_rows(income_columns(kind), rows, context, side=side_label(kind)))
        return found + findings(value, limits)

    def written(self, question: Question, value: Any, context: AnswerContext) -> Plan:
        value = value or {}
        if is_actual(question):
            return actual.written(value, context, limits_of(context))
        incomes: list[Plan] = []
        for kind in INCOMES:
            rows = [row for row in value.get("incomes", ()) if row["kind"] == kind]
            incomes += [{"kind": kind, **row} for row in written_rows(income_columns(kind), rows, context)]
        expenses = written_rows(expense_columns(limits_of(context)), value.get("expenses", ()), context)
        return {"expenses": expenses, "incomes": incomes, "vat_deductible": bool(value.get("vat_deductible"))}

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        if not value:
            return ""
        if is_actual(question):
            return actual_in_words(value, actual.Sources.of(question, context), limits_of(context))
        return plan_in_words(value)

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        if is_actual(question):
            return actual_schema(actual.Sources.of(question, context), limits_of(context), MOST_ROWS)
        return plan_schema(limits_of(context), MOST_ROWS)

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        raw, limits = raw if isinstance(raw, Mapping) else {}, limits_of(context)
        value = self._understood(question, raw, context)
        if is_actual(question):
            return actual_field(question, raw, name, context, value)
        return plan_field(raw, name, limits, context, None if value is None else totals(value))

    def _understood(self, question: Question, raw: object, context: AnswerContext) -> Plan | None:
        """What was typed, as far as it can be read; None while it can't."""
        try:
            return self.parse(question, raw, context) or {}
        except AnswerError:
            return None

    def missing(self, question: Question) -> str:
        return _("Please fill in the costs and the income.")


def _rows(columns: Any, raw: object, side: str, context: AnswerContext, errors: dict[str, str]) -> list[Plan]:
    try:
        return parse_rows(columns, raw, context, most=MOST_ROWS, side=side_label(side))
    except AnswerError as error:
        if error.parts:
            errors.update({f"{side}-{part}": message for part, message in error.parts.items()})
        else:
            errors[side] = error.message
        return []


def _require(  # noqa: PLR0913, PLR0917  one cell and what is said about it
    row: Plan, number: int, column: Question, message: str, side: str, errors: dict[str, str]
) -> None:
    if column.id not in row:
        text = in_row(number, column, message, side_label(side))
        errors.setdefault(f"{side}-{number}-{column.id}", text)


def _prefixed(side: str, found: list[Finding]) -> list[Finding]:
    return [Finding(each.message, f"{side}-{each.part}", each.rule) for each in found]
