"""Sums of money as people read them: always two places, thousands set apart, as their language does it."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

CENT = Decimal("0.01")


def figures(amount: Decimal | float | None) -> str:
    """The figures alone, for texts that name the currency themselves: "1.234,50"."""
    cents = Decimal(str(amount or 0)).quantize(CENT, ROUND_HALF_UP)
    return str(number_format(cents, decimal_pos=2, use_l10n=True, force_grouping=True))


def euros(amount: Decimal | int | None) -> str:
    """The sum with its currency: "1.234,50 €"; no line ends between them."""
    return f"{figures(amount)}\u00a0€"
