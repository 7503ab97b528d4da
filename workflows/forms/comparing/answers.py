"""Answers that are lists: rows of a group, lines of a financing plan, files."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import say
from workflows.forms.types import AnswerContext, type_of
from workflows.forms.types.finance.codes import CATEGORIES, INCOMES
from workflows.forms.types.finance.reading import calculation, income_text
from workflows.forms.types.finance.totals import totals
from workflows.values.money import euros

from .rows import CellChange, Cells, Row, RowChange, compare_rows
from .words import compare_words


def compare_lists(question: Question, old: Any, new: Any, context: AnswerContext) -> list[RowChange] | None:
    """The rows, lines or files that differ; None for an answer that is no list."""
    if question.type == "finance_plan":
        return _plan(old or {}, new or {})
    if question.type == "file":
        return _files(old or [], new or [])
    if question.columns:
        return _group(question, old or [], new or [], context)
    return None


def _group(question: Question, old: Any, new: Any, context: AnswerContext) -> list[RowChange]:
    def row(answers: Mapping[str, object]) -> Row:
        cells = {
            say(column.label): type_of(column).display(column, answers[column.id], context)
            for column in question.columns
            if column.id in answers
        }
        return Row(next(iter(cells.values()), ""), cells)

    return compare_rows([row(each) for each in old], [row(each) for each in new])


def _files(old: Any, new: Any) -> list[RowChange]:
    before, after = {each["id"]: each for each in old}, {each["id"]: each for each in new}
    removed = [RowChange("removed", each["name"]) for key, each in before.items() if key not in after]
    return removed + [RowChange("added", each["name"]) for key, each in after.items() if key not in before]


def _plan(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[RowChange]:
    costs = compare_rows(*([_cost(row) for row in plan.get("expenses", ())] for plan in (old, new)))
    incomes = compare_rows(*([_income(row) for row in plan.get("incomes", ())] for plan in (old, new)))
    return [*costs, *incomes, *_sums(old, new), *_vat(old, new)]


def _cost(row: Mapping[str, Any]) -> Row:
    kind, text = str(CATEGORIES.get(row["category"], row["category"])), row.get("description", "")
    cells = {
        _("Kind of cost"): kind,
        _("What for?"): text,
        _("Calculation"): calculation(row),
        _("Amount"): euros(Decimal(row["amount"])) if "amount" in row else "",
        _("Remark"): row.get("remark", ""),
        _("Reason for the difference"): row.get("reason", ""),
    }
    return _row([kind, text], cells)


def _income(row: Mapping[str, Any]) -> Row:
    kind, text = str(INCOMES[row["kind"]]), income_text(row)
    amount = euros(Decimal(row["amount"])) if "amount" in row else ""
    return _row([kind, text], {_("Kind of income"): kind, _("Details"): text, _("Amount"): amount})


def _row(names: list[str], cells: Cells) -> Row:
    name = " – ".join(part for part in names if part)
    return Row(name, {label: text for label, text in cells.items() if text})


def _sums(old: Mapping[str, object], new: Mapping[str, object]) -> list[RowChange]:
    before, after = totals(old), totals(new)
    rows = [
        (_("Costs together"), before.total, after.total),
        (_("Income together"), before.income, after.income),
    ]
    return [_both(name, euros(one), euros(other)) for name, one, other in rows if one != other]


def _vat(old: Mapping[str, object], new: Mapping[str, object]) -> list[RowChange]:
    words = {True: _("without VAT"), False: _("with VAT")}
    before, after = (words[bool(plan.get("vat_deductible"))] for plan in (old, new))
    return [_both(_("All amounts"), before, after)] if before != after and old and new else []


def _both(name: str, before: str, after: str) -> RowChange:
    return RowChange("changed", name, [CellChange("", compare_words(before, after))])
