"""Many cases at once for the lists of the desk."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.engine.factories import SampleFactory, started
from tests.engine.sample.models import Sample
from tests.people.factories import OrganisationFactory, UserFactory


def many(number: int, **fields: Any) -> list[Sample]:
    """`number` cases in the stage "check", one minute apart, the newest first."""
    fields = {"stage": "check", "applicant": UserFactory(), "organisation": OrganisationFactory(), **fields}
    start = timezone.now()
    return [SampleFactory(created_at=start - timedelta(minutes=n), **fields) for n in range(number)]


__all__ = ["SampleFactory", "many", "started"]
