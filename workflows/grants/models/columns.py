"""Columns that several tables of grants have: euros and percentages."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def euros(label: "StrOrPromise", **options: Any) -> models.DecimalField:
    """An amount of money in euros and cents."""
    return models.DecimalField(label, max_digits=10, decimal_places=2, **options)


def percent(label: "StrOrPromise", **options: Any) -> models.DecimalField:
    """A percentage between 0 and 100."""
    return models.DecimalField(label, max_digits=5, decimal_places=2, **options)
