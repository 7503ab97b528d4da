"""The Kosten- und Finanzierungsplan as a question: costs on one side, income on the other."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.forms.types.amounts import euros, plain
from workflows.forms.types.base import AnswerContext, AnswerError, Finding, QuestionType
from workflows.forms.types.rows import check_rows, gather_rows, parse_rows, written_rows

from .checks import findings
from .codes import CATEGORIES, IN_KIND, INCOMES, SINGLE
from .columns import expense_columns, income_columns
from .limits import Limits
from .schema import plan_schema
from .screen import plan_field
from .totals import product, totals

MOST_ROWS = 60
_SIDES = frozenset({"expenses", "incomes", "vat_deductible"})
Plan = dict[str, Any]


def limits_of(context: AnswerContext) -> Limits:
    """The limits of the call that the sheet belongs to."""
    return Limits.read(context.values.get("finance"))


class FinancePlan(QuestionType):
    """Costs and income that must balance to the cent.

    Stored as `{"expenses": [{category, description, quantity, unit, unit_price, amount, remark}],
    "incomes": [{kind, description, hours, funder, state, is_federal, amount}], "vat_deductible": bool}`,
    amounts as text in euros. Work given in kind stands on the income side only; `totals` mirrors it.
    """

    code = "finance_plan"
    template = "forms/types/finance_plan.html"
    seconds = 600
    fits_in_rows = False
    grouped = True

    def gather(self, question: Question, post: QueryDict, name: str) -> Any:
        limits = Limits()
        incomes = [
            {"kind": kind, **row}
            for kind in INCOMES
            for row in gather_rows(income_columns(kind), post, f"{name}-{kind}")
        ]
        expenses = gather_rows(expense_columns(limits), post, f"{name}-expenses")
        return {"expenses": expenses, "incomes": incomes, "vat_deductible": bool(post.get(f"{name}-vat"))}

    def parse(self, question: Question, raw: Any, context: AnswerContext) -> Plan | None:
        if raw is None or raw == "":
            return None
        if not isinstance(raw, Mapping) or set(raw) - _SIDES:
            raise AnswerError(_("Please send expenses and incomes here."))
        limits = limits_of(context)
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
        self, raw: Any, limits: Limits, context: AnswerContext, errors: dict[str, str]
    ) -> list[Plan]:
        rows = _rows(expense_columns(limits), raw, "expenses", context, errors)
        for number, row in enumerate(rows):
            _require(row, "category", _("Please choose the kind of cost."), f"expenses-{number}", errors)
            if row.get("category") == IN_KIND:
                errors[f"expenses-{number}-category"] = _(
                    "Work given free of charge is written on the income side only; we count it here too."
                )
            if "amount" not in row and "unit_price" in row:
                row.setdefault("quantity", "1.00")
                row["amount"] = plain(product(row["quantity"], row["unit_price"]))
            _require(
                row,
                "amount",
                _("Please write the amount, or how many and the price of one."),
                f"expenses-{number}",
                errors,
            )
        return rows

    def _incomes(
        self, raw: Any, limits: Limits, context: AnswerContext, errors: dict[str, str]
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
        rows = _rows(income_columns(kind), raw, kind, context, errors)
        for number, row in enumerate(rows):
            if kind != IN_KIND:
                _require(row, "amount", _("Please write the amount."), f"{kind}-{number}", errors)
            elif "hours" in row:
                row["amount"] = plain(product(row["hours"], limits.in_kind_rate))
            else:
                errors[f"{kind}-{number}-hours"] = _("Please write how many hours.")
        return [{"kind": kind, **row} for row in rows]

    def check(self, question: Question, value: Any, context: AnswerContext) -> list[Finding]:
        limits = limits_of(context)
        found = _prefixed("expenses", check_rows(expense_columns(limits), value.get("expenses", []), context))
        for kind in INCOMES:
            rows = [row for row in value.get("incomes", []) if row["kind"] == kind]
            found += _prefixed(kind, check_rows(income_columns(kind), rows, context))
        return found + findings(value, limits)

    def written(self, question: Question, value: Any, context: AnswerContext) -> Plan:
        value = value or {}
        incomes: list[Plan] = []
        for kind in INCOMES:
            rows = [row for row in value.get("incomes", ()) if row["kind"] == kind]
            incomes += [{"kind": kind, **row} for row in written_rows(income_columns(kind), rows, context)]
        expenses = written_rows(expense_columns(limits_of(context)), value.get("expenses", ()), context)
        return {"expenses": expenses, "incomes": incomes, "vat_deductible": bool(value.get("vat_deductible"))}

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        if not value:
            return ""
        sums = totals(value)
        costs = [f"{CATEGORIES[code]}: {euros(each)}" for code, each in sums.by_category.items() if each]
        incomes = [f"{INCOMES[code]}: {euros(each)}" for code, each in sums.by_income.items() if each]
        return "\n".join(
            [
                *costs,
                _("Costs together: %(sum)s") % {"sum": euros(sums.total)},
                "",
                *incomes,
                _("Income together: %(sum)s") % {"sum": euros(sums.income)},
            ]
        )

    def schema(self, question: Question, context: AnswerContext) -> dict[str, Any]:
        return plan_schema(limits_of(context), MOST_ROWS)

    def field(self, question: Question, raw: Any, name: str, context: AnswerContext) -> dict[str, Any]:
        return plan_field(
            raw if isinstance(raw, Mapping) else {},
            name,
            limits_of(context),
            context,
            self._sums(raw, context),
        )

    def _sums(self, raw: Any, context: AnswerContext) -> Any:
        """The sums of what is typed, as far as it can be understood."""
        try:
            return totals(self.parse(Question("", self.code, ""), raw, context))
        except AnswerError:
            return None

    def missing(self, question: Question) -> str:
        return _("Please fill in the costs and the income.")


def _rows(columns: Any, raw: Any, side: str, context: AnswerContext, errors: dict[str, str]) -> list[Plan]:
    try:
        return parse_rows(columns, raw, context, most=MOST_ROWS)
    except AnswerError as error:
        if error.parts:
            errors.update({f"{side}-{part}": message for part, message in error.parts.items()})
        else:
            errors[side] = error.message
        return []


def _require(row: Plan, cell: str, message: str, place: str, errors: dict[str, str]) -> None:
    if cell not in row:
        errors.setdefault(f"{place}-{cell}", message)


def _prefixed(side: str, found: list[Finding]) -> list[Finding]:
    return [Finding(each.message, f"{side}-{each.part}", each.rule) for each in found]
