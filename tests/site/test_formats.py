"""Days and moments as people of each language write them."""

import datetime

import pytest
from django.utils import formats, translation

MOMENT = datetime.datetime(2026, 11, 28, 16, 5)


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_a_short_moment_begins_with_its_day_and_has_twenty_four_hours(language: str) -> None:
    with translation.override(language):
        day = formats.date_format(MOMENT, "SHORT_DATE_FORMAT")
        assert formats.date_format(MOMENT, "SHORT_DATETIME_FORMAT") == f"{day} 16:05"


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        ("de", "28. November 2026 16:05"),
        ("ar", "28 نوفمبر، 2026، 16:05"),
        ("uk", "28 листопада 2026 р. 16:05"),
    ],
)
def test_a_long_moment_begins_with_its_day(language: str, moment: str) -> None:
    """Django has none for Arabic and falls back to the American order and twelve hours."""
    with translation.override(language):
        assert formats.date_format(MOMENT, "DATETIME_FORMAT") == moment
        assert formats.time_format(MOMENT, "TIME_FORMAT") == "16:05"
