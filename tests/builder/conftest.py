"""What the tests of the form builder share."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from pages import foundation


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Messages are asserted on in the language of the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def house(db: None) -> None:
    """The languages of the house."""
    foundation.lay()
