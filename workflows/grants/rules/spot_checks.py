"""Which receipts are drawn: the same seed and list give the same receipts, whoever draws again."""

import hashlib
from collections.abc import Iterable
from decimal import ROUND_UP, Decimal

LEAST = 3


def size_of(count: int, percent: Decimal) -> int:
    """How many of `count` receipts are drawn: the share of the call, at least three, at most all."""
    share = (percent * count / 100).to_integral_value(rounding=ROUND_UP)
    return min(count, max(LEAST, int(share)))


def drawn(seed: str, receipts: Iterable[int], size: int) -> list[int]:
    """The first `size` receipts by the SHA-256 of seed and number: no library's chance, which may change."""
    return sorted(receipts, key=lambda pk: hashlib.sha256(f"{seed}:{pk}".encode()).hexdigest())[:size]
