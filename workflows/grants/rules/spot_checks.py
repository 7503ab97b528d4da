"""How many receipts are drawn; which ones, `values.drawing` says."""

from decimal import ROUND_UP, Decimal

LEAST = 3


def size_of(count: int, percent: Decimal) -> int:
    """How many of `count` receipts are drawn: the share of the call, at least three, at most all."""
    share = (percent * count / 100).to_integral_value(rounding=ROUND_UP)
    return min(count, max(LEAST, int(share)))
