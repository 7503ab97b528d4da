"""Columns that several tables of grants have: euros and percentages."""

from typing import Any

from django.db import models


def euros(label: Any, **options: Any) -> models.DecimalField:
    """An amount of money in euros and cents."""
    return models.DecimalField(label, max_digits=10, decimal_places=2, **options)


def percent(label: Any, **options: Any) -> models.DecimalField:
    """A percentage between 0 and 100."""
    return models.DecimalField(label, max_digits=5, decimal_places=2, **options)
