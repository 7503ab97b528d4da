"""The score sheet: weights, limits, deviation."""

from decimal import Decimal

import pytest

from tests.grants.factories import scores
from workflows.grants.models import DEFAULT_WEIGHTS
from workflows.grants.rules import scoring


def test_weights_add_up():
    assert sum(DEFAULT_WEIGHTS.values()) == 100
    assert set(DEFAULT_WEIGHTS) == set(scoring.CRITERIA)


@pytest.mark.parametrize(("points", "percent"), [(0, "0.00"), (1, "25.00"), (3, "75.00"), (4, "100.00")])
def test_percent(points, percent):
    assert scoring.percent(scores(points), DEFAULT_WEIGHTS) == Decimal(percent)


def test_heavy_criteria_count_more():
    one = scores(0) | {"relevance": {"points": 4, "reason": "Sehr passend."}}
    assert scoring.percent(one, DEFAULT_WEIGHTS) == Decimal("20.00")


@pytest.mark.parametrize("points", [None, -1, 5, "3", 2.5, True])
def test_only_whole_points_from_0_to_4(points):
    sheet = scores(3) | {"need": {"points": points, "reason": "Gut begründet."}}
    assert list(scoring.errors(sheet, DEFAULT_WEIGHTS)) == ["need"]


def test_every_point_has_a_reason():
    sheet = scores(3) | {"need": {"points": 3, "reason": " "}}
    assert list(scoring.errors(sheet, DEFAULT_WEIGHTS)) == ["need_reason"]


def test_a_difference_beyond_the_limit_asks_a_third_person():
    limit = Decimal(30)
    assert not scoring.deviates([Decimal(50), Decimal(80)], limit)
    assert scoring.deviates([Decimal(50), Decimal("80.01")], limit)
    assert not scoring.deviates([Decimal(50)], limit)
    assert not scoring.deviates([], limit)


@pytest.mark.parametrize(("length", "wrong"), [(9, ["need_reason"]), (10, [])])
def test_a_reason_has_at_least_ten_letters(length, wrong):
    sheet = scores(3) | {"need": {"points": 3, "reason": f"  {'x' * length}  "}}
    assert list(scoring.errors(sheet, DEFAULT_WEIGHTS)) == wrong
