"""Who gets what at the addresses of the engine."""

from .table import row

ROWS = [
    row("api:engine_kinds", anonymous=401, default=200),
]
