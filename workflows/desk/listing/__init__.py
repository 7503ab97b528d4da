"""Lists of cases: filtered, searched, in pages that cost the same however many cases there are."""

from .counts import MOST, StageCount, count_stages, stage_labels
from .filters import Filters
from .pages import Page, page_of

__all__ = ["MOST", "Filters", "Page", "StageCount", "count_stages", "page_of", "stage_labels"]
