"""The demo shows a grant and a founding at every stage that they can have."""

from pathlib import Path

import psycopg2
import pytest
from pytest_django import DjangoDbBlocker

from tests.harness import houses
from workflows.founding.process import STAGES as FOUNDING_STAGES
from workflows.grants.process import STAGES as GRANT_STAGES


@pytest.mark.parametrize(
    ("kinds", "stages"),
    [(["grant", "starter"], GRANT_STAGES), (["founding"], FOUNDING_STAGES)],
    ids=["grants", "foundings"],
)
def test_a_case_stands_at_every_stage(
    kept_house: tuple[Path, str],
    django_db_blocker: DjangoDbBlocker,
    kinds: list[str],
    stages: dict[str, object],
) -> None:
    with django_db_blocker.unblock():
        address = houses.database_url(kept_house[1])
    with psycopg2.connect(address) as kept, kept.cursor() as cursor:
        cursor.execute("SELECT DISTINCT stage FROM engine_case WHERE kind = ANY(%s)", [kinds])
        found = {stage for (stage,) in cursor.fetchall()}
    assert set(stages) - found == set()
