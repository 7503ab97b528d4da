"""Giving numbers: without gaps, in the transaction that uses them."""

from django.db import connection
from django.utils import timezone

from workflows.engine.models import NumberSeries


def next_number(prefix: str) -> str:
    """The next number of this prefix in the house's year, for example MP-2026-0007.

    Its row stays locked until the transaction ends: whoever comes later waits, and a rollback leaves no gap.
    """
    year = timezone.localdate().year
    table = connection.ops.quote_name(NumberSeries._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS series (prefix, year, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (prefix, year) DO UPDATE SET last = series.last + 1 RETURNING last",
            [prefix, year],
        )
        (last,) = cursor.fetchone()
    return f"{prefix}-{year}-{last:04d}"
