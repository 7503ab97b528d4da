"""The Kosten- und Finanzierungsplan: rows, limits, sums and rules."""

from .limits import Limits
from .plan import FinancePlan
from .totals import Totals, totals

__all__ = ["FinancePlan", "Limits", "Totals", "totals"]
