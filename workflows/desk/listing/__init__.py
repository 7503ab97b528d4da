"""Lists of cases: filtered, searched, in pages that cost the same however many cases there are."""

from .columns import Columns
from .counts import MOST, StageCount, count_stages, stage_labels
from .filters import Filters
from .orders import ORDERS
from .pages import Page, in_order, page_of
from .sentence import sentence

__all__ = [
    "MOST",
    "ORDERS",
    "Columns",
    "Filters",
    "Page",
    "StageCount",
    "count_stages",
    "in_order",
    "page_of",
    "sentence",
    "stage_labels",
]
