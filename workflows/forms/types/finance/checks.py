"""The rules of a Kosten- und Finanzierungsplan: balance, own share, limits of the call (GA-01 to GA-21)."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.types.base import Finding
from workflows.values.money import euros

from .codes import CATEGORIES, IN_KIND
from .limits import CategoryLimit, Limits
from .screen import percent_in_words
from .totals import CENT, Totals, product, totals

_HUNDRED = Decimal(100)


def share(percent: Decimal, base: Decimal) -> Decimal:
    """That many percent of `base`, in whole cents."""
    return (percent * base / _HUNDRED).quantize(CENT, ROUND_HALF_UP)


def findings(plan: Mapping[str, object], limits: Limits) -> list[Finding]:
    """Everything the plan gets wrong, each with its rule and the part it belongs to."""
    sums = totals(plan)
    if not plan.get("expenses"):
        return [Finding(_("Please write down at least one cost."), "expenses", "GA-02")]
    return [
        *_amounts(plan),
        *_balance(sums),
        *_grant(sums, limits),
        *_own_share(sums, limits),
        *_in_kind(plan, sums, limits),
        *_categories(plan, sums, limits),
        *_funders(plan, limits),
    ]


def _amounts(plan: Mapping[str, Any]) -> Iterator[Finding]:
    """Quantity × price must be the amount that was written."""
    for number, row in enumerate(plan.get("expenses", ())):
        if "quantity" not in row or "unit_price" not in row:
            continue
        amount = product(row["quantity"], row["unit_price"])
        if amount != Decimal(row["amount"]):
            text = _(
                "Cost %(row)s: %(sum)s does not fit, the amount says %(amount)s. Please correct one of them."
            )
            values = {"row": number + 1, "sum": euros(amount), "amount": euros(Decimal(row["amount"]))}
            yield Finding(text % values, f"expenses-{number}-amount")


def _balance(sums: Totals) -> Iterator[Finding]:
    if sums.difference > 0:
        text = _(
            "The plan does not balance: %(difference)s of the costs are not paid for yet. "
            "Lower the costs or add income."
        )
        yield Finding(text % {"difference": euros(sums.difference)}, "incomes", "GA-02")
    elif sums.difference < 0:
        text = _("The plan does not balance: the income is %(difference)s higher than the costs.")
        yield Finding(text % {"difference": euros(-sums.difference)}, "incomes", "GA-02")
        need = sums.total - sums.own_share - sums.others
        if sums.requested > need:
            text = _("You need at most %(need)s from us. Please lower the grant you ask for.")
            yield Finding(text % {"need": euros(max(need, Decimal(0)))}, "requested", "GA-03")


def _grant(sums: Totals, limits: Limits) -> Iterator[Finding]:
    if not sums.requested:
        yield Finding(_("Please write the grant that you ask for."), "requested", "GA-01")
    elif limits.maximum is not None and sums.requested > limits.maximum:
        text = _("You can ask for at most %(limit)s.")
        yield Finding(text % {"limit": euros(limits.maximum)}, "requested", "GA-01")
    elif limits.minimum is not None and sums.requested < limits.minimum:
        text = _("You can ask for %(limit)s or more.")
        yield Finding(text % {"limit": euros(limits.minimum)}, "requested", "GA-01")
    if limits.max_total is not None and sums.total > limits.max_total:
        text = _("All costs together may be at most %(limit)s; your plan has %(total)s.")
        yield Finding(
            text % {"limit": euros(limits.max_total), "total": euros(sums.total)}, "expenses", "GA-06"
        )
    if limits.share_percent is not None and sums.requested > share(limits.share_percent, sums.total):
        most = share(limits.share_percent, sums.total)
        text = _("We pay at most %(percent)s %% of the costs, here %(most)s.")
        values = {"percent": percent_in_words(limits.share_percent), "most": euros(most)}
        yield Finding(text % values, "requested", "GA-21")


def _own_share(sums: Totals, limits: Limits) -> Iterator[Finding]:
    base = sums.requested if limits.own_share_base == "grant" else sums.total
    least = share(limits.own_share_percent, base)
    counted = sums.own_share if limits.in_kind_allowed else sums.own_cash
    if counted < least:
        text = (
            _("Your own share must be at least %(percent)s %% of the grant, here %(least)s. Now: %(own)s.")
            if limits.own_share_base == "grant"
            else _(
                "Your own share must be at least %(percent)s %% of the costs, here %(least)s. Now: %(own)s."
            )
        )
        values = {
            "percent": percent_in_words(limits.own_share_percent),
            "least": euros(least),
            "own": euros(counted),
        }
        yield Finding(text % values, "own_cash", "GA-04")
    cash = share(limits.own_cash_percent, base)
    if sums.own_cash < cash:
        text = _("At least %(cash)s of your own share must be money.")
        yield Finding(text % {"cash": euros(cash)}, "own_cash", "GA-04")


def _in_kind(plan: Mapping[str, Any], sums: Totals, limits: Limits) -> Iterator[Finding]:
    rows = [row for row in plan.get("incomes", ()) if row["kind"] == IN_KIND]
    if rows and not limits.in_kind_allowed:
        yield Finding(
            _("Work given free of charge can’t be counted in this call. Please remove it."), IN_KIND, "GA-04"
        )
        return
    for number, row in enumerate(rows):
        if product(row["hours"], limits.in_kind_rate) != Decimal(row["amount"]):
            text = _(
                "Work %(row)s: one hour counts %(rate)s, so the amount is %(amount)s. Please save again."
            )
            amount = product(row["hours"], limits.in_kind_rate)
            values = {"row": number + 1, "rate": euros(limits.in_kind_rate), "amount": euros(amount)}
            yield Finding(text % values, f"{IN_KIND}-{number}-hours", "GA-05")
    if rows and sums.requested > sums.total - sums.in_kind:
        text = _("Work given free of charge is never paid out: you can ask for at most %(limit)s.")
        yield Finding(text % {"limit": euros(sums.total - sums.in_kind)}, "requested", "GA-05")


def _categories(plan: Mapping[str, Any], sums: Totals, limits: Limits) -> Iterator[Finding]:
    for number, row in enumerate(plan.get("expenses", ())):
        if row["category"] not in limits.categories:
            text = _("Cost %(row)s: “%(category)s” is not paid for in this call. Please remove it.")
            values = {"row": number + 1, "category": CATEGORIES[row["category"]]}
            yield Finding(text % values, f"expenses-{number}-category", "GA-15")
        limit = limits.category_limits.get(row["category"])
        if limit and limit.unit_price is not None:
            yield from _unit_price(number, row, limit)
    for code, limit in limits.category_limits.items():
        spent = sums.by_category.get(code, Decimal(0))
        most = limit.amount
        if limit.percent is not None:
            percent = share(limit.percent, sums.total)
            most = percent if most is None else min(most, percent)
        if most is not None and spent > most:
            text = _("“%(category)s” may cost at most %(most)s; your plan has %(spent)s.")
            values = {"category": CATEGORIES[code], "most": euros(most), "spent": euros(spent)}
            yield Finding(text % values, "expenses", "GA-15")


def _unit_price(number: int, row: Mapping[str, Any], limit: CategoryLimit) -> Iterator[Finding]:
    assert limit.unit_price is not None
    if limit.unit and row.get("unit", limit.unit) != limit.unit:
        return
    if "unit_price" not in row:
        text = _("Cost %(row)s: please write quantity and price of one, because the price is limited.")
        yield Finding(text % {"row": number + 1}, f"expenses-{number}-unit_price", "GA-15")
    elif Decimal(row["unit_price"]) > limit.unit_price:
        text = _("Cost %(row)s: one may cost at most %(limit)s.")
        values = {"row": number + 1, "limit": euros(limit.unit_price)}
        yield Finding(text % values, f"expenses-{number}-unit_price", "GA-15")


def _funders(plan: Mapping[str, Any], limits: Limits) -> Iterator[Finding]:
    numbers: dict[str, int] = {}
    for row in plan.get("incomes", ()):
        if row["kind"] not in ("public", "private"):
            continue
        number = numbers.get(row["kind"], 0)
        numbers[row["kind"]] = number + 1
        part = f"{row['kind']}-{number}"
        if limits.co_funding == "none":
            yield Finding(
                _("Other funders are not possible in this call. Please remove them."), part, "GA-19"
            )
            continue
        if not row.get("funder"):
            yield Finding(_("Please write who gives this money."), f"{part}-funder", "GA-19")
        if not row.get("state"):
            yield Finding(
                _("Please choose whether this money is applied for or approved."), f"{part}-state", "GA-19"
            )
        if row.get("is_federal") and limits.co_funding == "no_federal":
            text = _("Other federal money is not possible in this call. Please remove it.")
            yield Finding(text, f"{part}-is_federal", "GA-19")
