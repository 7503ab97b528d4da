"""Counters, rules of retention and what was forgotten by them."""

from .counters import Counter

__all__ = ["Counter"]
