"""Numbers without gaps: the next one is taken under a row lock, in the transaction that uses it."""

from ..models import NumberSeries


def next_number(prefix: str, year: int) -> str:
    """The next number of this prefix and year, for example MP-2026-0007; call inside a transaction."""
    NumberSeries.objects.bulk_create([NumberSeries(prefix=prefix, year=year)], ignore_conflicts=True)
    series = NumberSeries.objects.select_for_update().get(prefix=prefix, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{prefix}-{year}-{series.last:04d}"
