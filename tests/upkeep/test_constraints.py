"""A check in the database holds for what is missing, too: NULL > 0 is not false, and lets the row in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, Model, Q

OURS = ("workflows.", "pages.")
COMPARES = ("gt", "gte", "lt", "lte", "range", "in", "regex")


def checks() -> Iterator[tuple[type[Model], CheckConstraint]]:
    """Every check of our tables."""
    for model in apps.get_models():
        if model.__module__.startswith(OURS):
            for each in model._meta.constraints:
                if isinstance(each, CheckConstraint) and isinstance(each.condition, Q):
                    yield model, each


def unsaid(condition: Q, model: type[Model], said: frozenset[str] = frozenset()) -> Iterator[str]:
    """Columns that may be empty and are compared where nothing says what an empty one means.

    Said is it beside the comparison (`isnull=False`), or by another way that lets an empty one through.
    """
    here = {
        key.removesuffix("__isnull")
        for key, value in (child for child in condition.children if isinstance(child, tuple))
        if key.endswith("__isnull") or value is None
    }
    said = said | here
    for child in condition.children:
        if isinstance(child, Q):
            yield from unsaid(child, model, said)
            continue
        name, _sign, lookup = child[0].partition("__")
        if lookup in COMPARES and model._meta.get_field(name).null and name not in said:
            yield name


def test_no_check_lets_an_empty_column_pass_by_accident() -> None:
    found = [(each.name, name) for model, each in checks() for name in unsaid(each.condition, model)]
    assert found == []
    assert len(list(checks())) > 100


@pytest.mark.parametrize(
    ("condition", "columns"),
    [
        (Q(requested__gte=0), ["requested"]),
        (Q(requested=None) | Q(requested__gte=0), []),
        (Q(requested__isnull=False, requested__gte=0), []),
        (~Q(stage="draft") | Q(requested__gt=0), ["requested"]),
        ((Q(stage="a") & Q(requested__gt=0)) | (~Q(stage="a") & Q(requested=None)), ["requested"]),
    ],
)
def test_what_the_check_sees(condition: Q, columns: list[str]) -> None:
    model: Any = apps.get_model("grants", "Application")
    assert list(unsaid(condition, model)) == columns
