"""The page cache is empty before each test of this room."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _empty_page_cache() -> None:
    caches["pages"].clear()
