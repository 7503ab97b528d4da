"""Sums over rows that belong to something, one subquery each: for lists, for checks, for numbers."""

from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

ZERO = Value(Decimal("0.00"), output_field=DecimalField(max_digits=14, decimal_places=2))


def total(rows: QuerySet[Any], by: str, amount: str = "amount") -> Coalesce:
    """The sum of `amount` over the rows of each `by`, which must be filtered by OuterRef."""
    added = rows.order_by().values(by).annotate(added=Sum(amount)).values("added")
    return Coalesce(Subquery(added), ZERO)
