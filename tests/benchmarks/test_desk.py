"""The desk's list at 1,000 and at 100,000 cases."""

import random
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.engine.sample.models import Sample
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.engine.models import Case

from .conftest import Ratios, median_ms

COUNT = 30
STAGES = ["check", "review", "decision", "approved", "rejected"]


def _fill(start: int, count: int, applicant: Any, organisation: Any) -> None:
    now = timezone.now()
    random.seed(start)
    cases = [
        Case(
            id=uuid.UUID(int=random.getrandbits(128), version=4),
            kind="sample",
            number=f"B-{start + n:07}",
            title=f"Fest der Nachbarschaft {start + n}",
            applicant=applicant,
            organisation=organisation,
            language="de",
            stage=random.choice(STAGES),
            created_at=now - timedelta(minutes=start + n),
            due_at=now + timedelta(days=random.randint(-10, 30)),
        )
        for n in range(count)
    ]
    Case.objects.bulk_create(cases, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Sample._meta.db_table} (case_ptr_id, complete, outcome, reviews_done) "
            "SELECT id, true, '', 0 FROM engine_case ON CONFLICT DO NOTHING"
        )
        cursor.execute("ANALYZE")


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?stage=review", "?q=Nachbarschaft"])
def test_list(ratios: Ratios, query: str) -> None:
    """The same page of the list, with a hundred times as many cases behind it."""
    address = f"/desk/cases/{query}"
    officer = UserFactory(roles=["formal_officer"])
    applicant, organisation = UserFactory(), OrganisationFactory()
    client = Client()
    client.force_login(officer)

    def look() -> None:
        assert client.get(address).status_code == 200

    _fill(0, 1_000, applicant, organisation)
    small = median_ms(look, COUNT)
    _fill(1_000, 99_000, applicant, organisation)
    ratios.add(f"desk {address}, 100,000 cases", median_ms(look, COUNT), "the same at 1,000 cases", small)
