"""A grant to be settled, written down by hand as JSON; read strictly, answered with amounts as text."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.types.finance.acceptance import Cut, Reason, most
from workflows.forms.types.finance.codes import INCOMES
from workflows.forms.types.finance.settlement import Settlement, Terms, settle
from workflows.forms.types.finance.totals import CENT, ZERO
from workflows.values.money import euros
from workflows.values.numbers import plain

# The names that notices and contracts use, and what a call calls them.
FINANCING = {"fehlbedarf": "gap", "anteil": "share", "festbetrag": "fixed", "voll": "full"}
KEYS = ("financing", "approved", "share", "paid", "reclaim_limit", "overrun_percent", "plan", "actual")
# Nr. 1.2 ANBest-P, where the case does not say otherwise.
USUAL_OVERRUN = Decimal(20)
MOST_ROWS = 5000
# Two places at most: "1.234" could be a thousand or a thousandth, so it is not guessed.
_AMOUNT = re.compile(r"\d{1,12}([.,]\d{1,2})?")
_GERMAN = re.compile(r"[1-9]\d{0,2}(\.\d{3}){1,3},\d{1,2}")
_NUMBER = re.compile(r"\d{1,3}([.,]\d{1,10})?")


class Unreadable(ValueError):
    """The case can't be settled as it is written; the message says where and why."""


def settle_case(raw: object) -> Settlement:
    """The settlement of a written case; Unreadable names the place that is wrong."""
    if not isinstance(raw, Mapping):
        raise Unreadable(f"The case has to be a JSON object with {', '.join(KEYS)}.")
    for key in ("financing", "approved", "plan", "actual"):
        if raw.get(key) in (None, ""):
            raise Unreadable(f"{key}: this is missing.")
    plan, actual = _figures(raw["plan"], "plan"), _figures(raw["actual"], "actual")
    return settle(plan, actual, _terms(raw))


def unknown_keys(raw: Mapping[str, object]) -> list[str]:
    """What the case says and nobody reads: perhaps a typing error."""
    return sorted(str(key) for key in raw if key not in KEYS)


def _terms(raw: Mapping[str, object]) -> Terms:
    financing = str(raw["financing"]).strip().casefold()
    if financing not in FINANCING:
        raise Unreadable(f"financing: “{financing[:40]}” is not known; use one of {', '.join(FINANCING)}.")
    return Terms(
        financing=FINANCING[financing],
        approved=_amount(raw["approved"], "approved"),
        paid=_amount(raw.get("paid"), "paid", missing=ZERO),
        share=_share(raw.get("share")) if financing == "anteil" else None,
        reclaim_limit=_amount(raw.get("reclaim_limit"), "reclaim_limit", missing=ZERO),
        overrun_percent=_percent(raw.get("overrun_percent")),
    )


def _text(raw: object) -> str:
    """A number or text as one text without spaces; nothing else can be a number."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal | float):
        return ""
    text = format(raw, "f") if isinstance(raw, Decimal) else str(raw)
    return re.sub(r"[\s\u00a0\u202f]|€|EUR", "", text, flags=re.IGNORECASE)


def _amount(raw: object, place: str, *, missing: Decimal | None = None) -> Decimal:
    """Euros and cents: 900, "900.00", "900,00", "1.234,50"."""
    if raw is None or raw == "":
        if missing is not None:
            return missing
        raise Unreadable(f"{place}: the amount is missing.")
    text = _text(raw)
    if _AMOUNT.fullmatch(text) and text.isascii():
        return Decimal(text.replace(",", ".")).quantize(CENT)
    if _GERMAN.fullmatch(text) and text.isascii():
        return Decimal(text.replace(".", "").replace(",", ".")).quantize(CENT)
    if text.startswith(("-", "−")):
        raise Unreadable(f"{place}: {str(raw)[:40]} is below zero.")
    raise Unreadable(
        f"{place}: “{str(raw)[:40]}” is not an amount in euros with at most two digits for cents."
    )


def _share(raw: object) -> Fraction:
    """The part of the costs that the grant pays: "0.80", 0.8 or "80 %"."""
    text = _text(raw)
    number = text.removesuffix("%")
    if _NUMBER.fullmatch(number) and number.isascii():
        share = Fraction(number.replace(",", ".")) / (100 if text.endswith("%") else 1)
        if 0 < share <= 1:
            return share
    raise Unreadable("share: write the part of the costs that the grant pays, such as “0.80” or “80 %”.")


def _percent(raw: object) -> Decimal:
    if raw is None or raw == "":
        return USUAL_OVERRUN
    text = _text(raw).removesuffix("%")
    if not _NUMBER.fullmatch(text) or not text.isascii():
        raise Unreadable(f"overrun_percent: “{str(raw)[:40]}” is not a percentage such as 20.")
    return Decimal(text.replace(",", "."))


def _figures(raw: object, place: str) -> dict[str, object]:
    """Both sides with their amounts checked and written plainly."""
    if not isinstance(raw, Mapping):
        raise Unreadable(f"{place}: this has to be an object with expenses and incomes.")
    expenses = [_expense(row, where, place) for where, row in _rows(raw, "expenses", place)]
    incomes = [_income(row, where) for where, row in _rows(raw, "incomes", place)]
    return {"expenses": expenses, "incomes": incomes}


def _rows(raw: Mapping[str, object], side: str, place: str) -> list[tuple[str, Mapping[str, object]]]:
    rows = raw.get(side) or []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise Unreadable(f"{place}.{side}: this has to be a list of rows.")
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"{place}.{side}: at most {MOST_ROWS} rows are possible.")
    return [(f"{place}.{side}[{number}]", row) for number, row in enumerate(rows, 1)]


def _expense(row: Mapping[str, object], where: str, side: str) -> dict[str, object]:
    category = row.get("category")
    if not isinstance(category, str) or not category.strip():
        raise Unreadable(f"{where}: the category is missing.")
    spent = _amount(row.get("amount"), f"{where}.amount")
    read = {**row, "category": category.strip(), "amount": plain(spent)}
    if side == "actual" and row.get("accepted") not in (None, ""):
        counted = _amount(row["accepted"], f"{where}.accepted")
        if counted > spent:
            raise Unreadable(f"{where}: more is accepted than was spent.")
        read["accepted"] = plain(counted)
    return read


def _income(row: Mapping[str, object], where: str) -> dict[str, object]:
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in INCOMES:
        known = ", ".join(INCOMES)
        raise Unreadable(f"{where}: the kind “{str(kind)[:40]}” is not known; use one of {known}.")
    return {**row, "kind": kind, "amount": plain(_amount(row.get("amount"), f"{where}.amount"))}


# --- the answer ---------------------------------------------------------------------------------------------


def answer(found: Settlement) -> dict[str, Any]:
    """The settlement as JSON; amounts are text with two places."""
    return {
        "accepted_costs": plain(found.accepted_costs),
        "other_income": plain(found.other_income),
        "final_grant": plain(found.final),
        "rest_payment": plain(found.to_receive),
        "reclaim": plain(found.to_pay_back),
        "cuts": [
            {"category": cut.category, "amount": plain(cut.amount), "reason": reason_of(cut, found.terms)}
            for cut in found.cuts
        ],
    }


def reason_of(cut: Cut, terms: Terms) -> str:
    """Why these euros don't count, in a sentence."""
    if cut.reason == Reason.NOT_ACCEPTED:
        return cut.words or _("Not accepted in the examination.")
    if cut.reason == Reason.NOT_PLANNED or terms.overrun_percent is None:
        return _("GA-29: this cost is not in the plan.")
    values = {"percent": plain(terms.overrun_percent.normalize()), "planned": euros(cut.planned)}
    values["most"] = euros(most(cut.planned, terms.overrun_percent))
    return _("GA-29: more than %(percent)s %% above the plan of %(planned)s; %(most)s count.") % values
