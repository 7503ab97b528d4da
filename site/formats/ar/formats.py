"""Moments in Arabic: the day as Django writes it, the time by 24 hours (Django lacks a long moment)."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F، Y، H:i"
SHORT_DATETIME_FORMAT = "d\u200f/m\u200f/Y H:i"
# Django names the mark (a dot) and groups nothing.
NUMBER_GROUPING = 3
