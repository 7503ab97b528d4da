"""What is refused when a call is written: terms that are unsound, rounds and limits that can't be."""

import datetime
from decimal import Decimal

import pytest

from tests.grants.call_drafts import complete, window
from workflows.grants import actions
from workflows.grants.models import Call
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "kein Wörterbuch"),
        ("title", {"de": ""}),
        ("title", {"de": "x", "xx": "y"}),
        ("title", {"de": 5}),
        ("title", {"de": "x" * 200}),
        ("summary", {"de": "gut\u202eschlecht"}),
        ("slug", "Groß und frei"),
        ("slug", "new"),
        ("prefix", "mp-1"),
        ("form_code", "gibtsnicht"),
        ("process", "founding"),
        ("budget", "NaN"),
        ("budget", "-1"),
        ("budget", "99999999999"),
        ("budget_reserve", "6000"),
        ("min_grant", "300"),
        ("max_grant", "0"),
        ("max_total_cost", "100"),
        ("own_share_percent", "101"),
        ("financing", "lottery"),
        ("reviewers", 1),
        ("reviewers", 6),
        ("review_days", -1),
        ("review_days", 10**9),
        ("disbursements", ["gold"]),
        ("disbursements", []),
        ("applicant_types", ["prince"]),
        ("exclusions", ["<script>"]),
        ("postcode_prefixes", ["66x"]),
        ("weights", {"relevance": 99}),
        ("weights", {"relevance": 50, "luck": 50}),
        ("weights", {"relevance": "100"}),
        ("committed", 1),
        ("state", "published"),
        ("created_by_id", 1),
    ],
)
def test_what_is_unsound_is_refused_with_its_field(draft, people, field, value):
    before = Call.objects.values().get(pk=draft.pk)
    with pytest.raises(Invalid) as refusal:
        actions.change_call(call=draft, actor=people.manager, **{field: value})
    assert field in refusal.value.errors
    assert refusal.value.errors[field]
    assert Call.objects.values().get(pk=draft.pk) == before


@pytest.mark.parametrize(
    "rows",
    [
        [window(5, 4)],
        [window(0, 30), window(10, 40)],
        [window(0, None), window(10, 40)],
        [window() | {"project_until": datetime.date(2020, 1, 1)}],
        [window() | {"opens_at": None}],
        [window(n * 2, n * 2 + 1) for n in range(21)],
    ],
)
def test_rounds_that_can_not_be_are_refused(draft, people, rows):
    with pytest.raises(Invalid) as refusal:
        actions.change_call(call=draft, actor=people.manager, windows=rows)
    assert "windows" in refusal.value.errors
    assert not draft.windows.exists()


@pytest.mark.parametrize(
    "rows",
    [
        [{"category": "yachts"}],
        [{"category": "fees"}, {"category": "fees"}],
        [{"category": "fees", "max_amount": Decimal("-0.01")}],
        [{"category": "fees", "max_percent": Decimal("-0.01")}],
        [{"category": "fees", "max_unit_price": Decimal("-0.01")}],
        [{"category": "fees", "max_percent": Decimal(101)}],
        [{"category": "fees", "unit_minutes": -5}],
    ],
)
def test_limits_that_can_not_be_are_refused(draft, people, rows):
    with pytest.raises(Invalid) as refusal:
        actions.change_call(call=draft, actor=people.manager, limits=rows)
    assert "limits" in refusal.value.errors


def test_texts_in_all_languages_are_needed_for_publication(draft, people):
    actions.change_call(call=draft, actor=people.manager, windows=[window()])
    with pytest.raises(Invalid) as refusal:
        actions.request_publication(call=draft, actor=people.manager)
    assert "العربية" in refusal.value.errors["texts"]


def test_a_call_whose_rounds_are_over_is_not_published(draft, people):
    complete(draft, people.manager)
    actions.change_call(call=draft, actor=people.manager, windows=[window(-30, -2)])
    with pytest.raises(Invalid) as refusal:
        actions.request_publication(call=draft, actor=people.manager)
    assert "rounds" in refusal.value.errors
