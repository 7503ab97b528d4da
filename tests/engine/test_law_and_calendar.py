"""Numbers of the law and the ends of terms."""

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from tests.people.factories import HouseFactory
from workflows.engine import calendar, law
from workflows.engine.models import LegalValue
from workflows.people.models import House

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)


def end(year: int, month: int, day: int) -> datetime:
    """The last moment of a day at the house (§ 188 Abs. 1 BGB)."""
    return datetime(year, month, day, 23, 59, 59, 999999, tzinfo=BERLIN)


# A paragraph and what it measures: "§ 63 Abs. 5 Satz 1 Nr. 1 AO" and "§ 63 Abs. 5 Nr. 1 AO" are the same.
_PLACE = re.compile(r"§+ ?(\d+[a-z]?)")
_SENTENCE = re.compile(r" (Satz|Abs\.) \d+")


class TestLaw:
    def test_a_number_of_the_law_stands_once(self):
        """Whoever edits it edits it everywhere; two names for it are found by paragraph, unit and value."""
        named: dict[tuple[str, str, Decimal], set[str]] = {}
        for each in law.known():
            if not each.code.startswith("sample.") and _PLACE.search(each.basis):
                place = _SENTENCE.sub("", each.basis)
                named.setdefault((place, each.unit, each.value), set()).add(each.code)
        doubles = {place: codes for place, codes in named.items() if len(codes) > 1}
        assert not doubles

    def test_a_default_is_synced_and_read(self):
        law.sync()
        assert law.value("sample.members") == Decimal(7)
        row = LegalValue.objects.get(code="sample.members")
        assert (row.unit, row.basis, row.edited) == ("people", "§ 56 BGB", False)

    def test_the_oldest_comparison_counts_and_a_missing_one_says_so(self):
        law.register(law.number("sample.a", 1, unit="x", basis="§ 1", checked_on=date(2026, 3, 1)))
        law.register(law.number("sample.b", 1, unit="x", basis="§ 2", checked_on=date(2026, 1, 1)))
        assert law.checked_on("sample.a", "sample.b") == date(2026, 1, 1)
        law.sync()
        LegalValue.objects.filter(code="sample.b").update(checked_on=date(2026, 5, 1), edited=True)
        assert law.checked_on("sample.a", "sample.b") == date(2026, 3, 1)
        LegalValue.objects.filter(code="sample.a").update(checked_on=None, edited=True)
        assert law.checked_on("sample.a", "sample.b") is None

    def test_an_edited_row_is_not_overwritten(self):
        law.sync()
        row = LegalValue.objects.get(code="sample.members")
        row.value = 5
        row.save()
        law.sync()
        assert law.value("sample.members") == Decimal(5)

    def test_a_row_nobody_edited_follows_the_software(self):
        law.sync()
        LegalValue.objects.filter(code="sample.members").update(value=1)
        law.sync()
        assert law.value("sample.members") == Decimal(7)

    def test_the_value_of_a_day_counts(self):
        law.sync()
        LegalValue.objects.create(
            code="sample.members", value=3, unit="people", basis="§ 56 BGB n.F.", valid_from=date(2027, 1, 1)
        )
        assert law.value("sample.members", on=date(2026, 12, 31)) == 7
        assert law.value("sample.members", on=date(2027, 1, 1)) == 3

    def test_an_unknown_value_is_an_error(self):
        with pytest.raises(LookupError):
            law.value("sample.nothing")
        with pytest.raises(LookupError):
            law.value("sample.members", on=date(1800, 1, 1))

    def test_without_rows_the_default_counts(self):
        LegalValue.objects.all().delete()
        assert law.value("sample.members") == 7


class TestCalendar:
    def test_a_term_ends_on_its_last_day(self):
        assert calendar.due(at(2026, 3, 2, 15, 0), 10) == end(2026, 3, 12)

    def test_a_weekend_moves_the_end_to_monday(self):
        assert calendar.due(at(2026, 3, 2, 9, 0), 12) == end(2026, 3, 16)  # Saturday

    def test_a_holiday_of_the_land_moves_the_end(self):
        HouseFactory(land="SL")  # Assumption Day is a holiday in Saarland, not in Berlin
        assert calendar.next_working_day(date(2025, 8, 15)) == date(2025, 8, 18)
        House.objects.update(land="BE")
        cache.clear()
        assert calendar.next_working_day(date(2025, 8, 15)) == date(2025, 8, 15)

    @pytest.mark.parametrize(
        ("land", "is_catholic", "own", "day", "next_one"),
        [
            ("BY", False, "", date(2025, 8, 15), date(2025, 8, 15)),  # Assumption Day, a Friday
            ("BY", True, "", date(2025, 8, 15), date(2025, 8, 18)),
            ("SN", False, "", date(2026, 6, 4), date(2026, 6, 4)),  # Corpus Christi
            ("SN", True, "", date(2026, 6, 4), date(2026, 6, 5)),
            ("TH", True, "", date(2026, 6, 4), date(2026, 6, 5)),
            ("BE", True, "", date(2026, 6, 4), date(2026, 6, 4)),
            ("BY", True, "8.8.", date(2025, 8, 8), date(2025, 8, 11)),  # Augsburg
            ("BY", True, "8. 8.", date(2028, 8, 8), date(2028, 8, 9)),
            ("SL", False, "24.12.2026\n", date(2026, 12, 24), date(2026, 12, 28)),
            ("SL", False, "24.12.2026", date(2027, 12, 24), date(2027, 12, 24)),
            ("SL", False, "29.2.", date(2028, 2, 29), date(2028, 3, 1)),
            ("SL", False, "29.2.", date(2027, 3, 1), date(2027, 3, 1)),
        ],
    )
    def test_the_holidays_of_the_place(self, land, is_catholic, own, day, next_one):
        HouseFactory(land=land, catholic_holidays=is_catholic, own_holidays=own)
        cache.clear()
        assert calendar.next_working_day(day) == next_one

    @pytest.mark.parametrize("own", ["8.13.", "Montag", "31.2.", "8.8.26", "0.8."])
    def test_an_unreadable_holiday_is_refused_with_its_line(self, own):
        with pytest.raises(ValidationError, match=own):
            HouseFactory.build(own_holidays=f"8.8.\n{own}").clean()

    def test_easter_and_may_day_together(self):
        assert calendar.next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)

    def test_months_end_on_the_same_number_or_the_last_day(self):
        assert calendar.due_months(at(2026, 1, 31, 12, 0), 1) == end(2026, 3, 2)  # 28 Feb 2026 is a Saturday
        assert calendar.due_months(at(2026, 3, 11, 12, 0), 12) == end(2027, 3, 11)
        assert calendar.due_months(at(2025, 12, 15, 12, 0), 1) == end(2026, 1, 15)

    def test_working_days_skip_weekends(self):
        assert calendar.due_working_days(at(2026, 3, 5, 12, 0), 3) == end(2026, 3, 10)

    def test_the_clock_change_keeps_the_end_of_the_day(self):
        assert calendar.due(at(2026, 3, 27, 12, 0), 4).astimezone(BERLIN).hour == 23

    def test_late_in_the_evening_the_day_is_that_of_the_house(self):
        assert calendar.due(at(2026, 3, 3, 0, 30), 1) == end(2026, 3, 4)
