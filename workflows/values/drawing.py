"""Drawing at random so that everybody can draw again: one seed and the same things give the same ones."""

import hashlib
from collections.abc import Iterable

# Told beside every draw: things in the order of the SHA-256 of "seed:thing", written in hexadecimal.
ALGORITHM = "sha256-order"


def mark(seed: str, thing: object) -> str:
    """Where this thing stands: the smallest marks are drawn."""
    return hashlib.sha256(f"{seed}:{thing}".encode()).hexdigest()


def drawn[Thing](seed: str, things: Iterable[Thing], size: int) -> list[Thing]:
    """The first `size` things by their mark: no library's chance, which may change."""
    return sorted(things, key=lambda thing: mark(seed, thing))[:size]
