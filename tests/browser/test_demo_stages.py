"""The demo shows a grant at every stage that a grant can have."""

from pathlib import Path

import psycopg2
from pytest_django import DjangoDbBlocker

from tests.harness import houses
from workflows.grants.process import STAGES


def test_a_grant_stands_at_every_stage(
    kept_house: tuple[Path, str], django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        address = houses.database_url(kept_house[1])
    with psycopg2.connect(address) as kept, kept.cursor() as cursor:
        cursor.execute("SELECT DISTINCT stage FROM engine_case WHERE kind IN ('grant', 'starter')")
        found = {stage for (stage,) in cursor.fetchall()}
    assert set(STAGES) - found == set()
