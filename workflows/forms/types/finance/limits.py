"""The limits that a call sets for a Kosten- und Finanzierungsplan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .codes import CATEGORIES, IN_KIND, VAT_RATES


def _money(raw: object) -> Decimal | None:
    return None if raw in (None, "") else Decimal(str(raw))


@dataclass(frozen=True)
class CategoryLimit:
    """How much one category may cost: in euros, as percent of the total, and per unit."""

    amount: Decimal | None = None
    percent: Decimal | None = None
    unit_price: Decimal | None = None
    unit: str = ""

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> "CategoryLimit":
        """The limit as the process writes it."""
        return cls(
            _money(raw.get("amount")),
            _money(raw.get("percent")),
            _money(raw.get("unit_price")),
            raw.get("unit", ""),
        )


@dataclass(frozen=True)
class Limits:
    """What `FormKind.context(sheet)["finance"]` says; everything left out is not limited.

    Amounts in euros, shares in percent. `own_share_base` is "grant" or "total"; `share_percent` is the
    greatest part of the total that the grant may pay (Anteilfinanzierung); `own_cash_percent` is the
    part of the own-share base that must be money; `co_funding` is "allowed", "no_federal" or "none".
    `overrun_percent` is how far a single cost may exceed the plan before a reason is needed (Nr. 1.2
    ANBest-P); `financing` is "gap", "share", "fixed" or "full".
    """

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    max_total: Decimal | None = None
    own_share_percent: Decimal = Decimal(0)
    own_share_base: str = "total"
    own_cash_percent: Decimal = Decimal(0)
    share_percent: Decimal | None = None
    in_kind_allowed: bool = True
    in_kind_rate: Decimal = Decimal("15.00")
    co_funding: str = "allowed"
    financing: str = "gap"
    overrun_percent: Decimal | None = None
    vat_rates: tuple[str, ...] = VAT_RATES
    categories: tuple[str, ...] = tuple(code for code in CATEGORIES if code != IN_KIND)
    category_limits: Mapping[str, CategoryLimit] = field(default_factory=dict)

    @classmethod
    def read(cls, raw: Mapping[str, Any] | None) -> "Limits":
        """The limits as the process writes them; unknown categories are left out."""
        raw = raw or {}
        allowed = raw.get("categories") or cls.categories
        return cls(
            minimum=_money(raw.get("min")),
            maximum=_money(raw.get("max")),
            max_total=_money(raw.get("max_total")),
            own_share_percent=_money(raw.get("own_share_percent")) or Decimal(0),
            own_share_base=raw.get("own_share_base") or "total",
            own_cash_percent=_money(raw.get("own_cash_percent")) or Decimal(0),
            share_percent=_money(raw.get("share_percent")),
            in_kind_allowed=bool(raw.get("in_kind_allowed", True)),
            in_kind_rate=_money(raw.get("in_kind_rate")) or Decimal("15.00"),
            co_funding=raw.get("co_funding") or "allowed",
            financing=raw.get("financing") or "gap",
            overrun_percent=_money(raw.get("overrun_percent")),
            vat_rates=tuple(raw.get("vat_rates") or VAT_RATES),
            categories=tuple(code for code in CATEGORIES if code in allowed and code != IN_KIND),
            category_limits={
                code: CategoryLimit.read(each) for code, each in (raw.get("category_limits") or {}).items()
            },
        )
