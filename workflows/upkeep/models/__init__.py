"""Counters, rules of retention and what was forgotten by them."""

from .counters import Counter
from .retention import (
    Deed,
    LegalHold,
    RetentionDeed,
    RetentionNotice,
    RetentionRule,
    RetentionRun,
    Unit,
)

__all__ = [
    "Counter",
    "Deed",
    "LegalHold",
    "RetentionDeed",
    "RetentionNotice",
    "RetentionRule",
    "RetentionRun",
    "Unit",
]
