"""The rows of a Kosten- und Finanzierungsplan as small questions, one set per side."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from workflows.forms.definition.parts import Option, Question

from .codes import CATEGORIES, IN_KIND, SINGLE, STATES, UNITS
from .limits import Limits


def _options(codes: Mapping[str, object], allowed: tuple[str, ...] | None = None) -> tuple[Option, ...]:
    return tuple(
        Option(code, str(label)) for code, label in codes.items() if allowed is None or code in allowed
    )


def _column(code: str, kind: str, label: str, **rest: Any) -> Question:
    return Question(id=code, type=kind, label=label, **rest)


def _rates(limits: Limits) -> tuple[Option, ...]:
    return tuple(Option(rate, _("no VAT") if rate == "0" else f"{rate} %") for rate in limits.vat_rates)


def expense_columns(limits: Limits) -> tuple[Question, ...]:
    """What one cost is made of."""
    return (
        _column("category", "choice", _("Kind of cost"), options=_options(CATEGORIES), required=True),
        _column("description", "short_text", _("What for?"), required=True),
        _column("quantity", "number", _("How many?"), settings={"decimals": 2, "max": 100000}),
        _column("unit", "choice", _("Unit"), options=_options(UNITS)),
        _column("unit_price", "money", _("Price of one"), settings={"min": 0}),
        _column("amount", "money", _("Amount"), settings={"min": "0.01"}),
        _column("vat", "choice", _("VAT"), options=_rates(limits)),
        _column("remark", "short_text", _("Remark")),
    )


def income_columns(kind: str) -> tuple[Question, ...]:
    """What one income of this kind is made of."""
    amount = _column("amount", "money", _("Amount"), settings={"min": 0})
    if kind == IN_KIND:
        return (
            _column("description", "short_text", _("Who does what?"), required=True),
            _column("hours", "number", _("Hours"), settings={"decimals": 2, "max": 10000}, required=True),
        )
    if kind in ("public", "private"):
        columns: tuple[Question, ...] = (
            _column("funder", "short_text", _("Who gives the money?")),
            _column("state", "choice", _("How far is it?"), options=_options(STATES)),
            amount,
        )
        if kind == "public":
            columns += (_column("is_federal", "yes_no", _("Is it federal money (from Berlin)?")),)
        return columns
    if kind == "donations":
        return (_column("description", "short_text", _("From whom?")), amount)
    return (amount,)


def actual_expense_columns(limits: Limits, *, planned: bool) -> tuple[Question, ...]:
    """What is said about one cost in a report; a planned one brings its name along."""
    amount = _column("amount", "money", _("Spent"), settings={"min": 0})
    reason = _column("reason", "short_text", _("Reason for the difference"))
    if planned:
        return (amount, reason)
    return (*expense_columns(limits)[:2], amount, reason)


def actual_income_columns(kind: str, *, planned: bool) -> tuple[Question, ...]:
    """What is said about one income in a report."""
    if kind == IN_KIND:
        hours = _column("hours", "number", _("Hours"), settings={"decimals": 2, "max": 10000})
        return (hours,) if planned else (*income_columns(kind)[:1], hours)
    amount = _column("amount", "money", _("Received"), settings={"min": 0})
    if planned or kind in SINGLE:
        return (amount,)
    return (*(each for each in income_columns(kind) if each.id in ("funder", "description")), amount)
