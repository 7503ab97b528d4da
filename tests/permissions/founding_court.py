"""Who gets what at the addresses of tasks from a letter of the court."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.test.client import MULTIPART_CONTENT
from django.utils import timezone

from tests.founding import factories
from tests.people.factories import UserFactory
from workflows.founding import actions

from .founding import REPORTING, SEEING, TICKING
from .table import row


def build(world: SimpleNamespace) -> None:
    """The person who founds, with a Zwischenverfügung to be answered."""
    world.owner = UserFactory()
    due_on = timezone.localdate() + timedelta(days=30)
    world.interim = factories.answered(factories.filed(world.owner), "interim", due_on=due_on)
    points = [actions.Point("Der Sitz fehlt.", due_on)]
    (world.point,) = actions.confirm_points(case=world.interim, actor=world.owner, points=points)


def interim(world: SimpleNamespace) -> dict[str, Any]:
    """The founding whose court waits; every answer is undone."""
    return {"case_id": world.interim.pk}


def point(world: SimpleNamespace) -> dict[str, Any]:
    """Its one task."""
    return {**interim(world), "pk": world.point.pk}


def answer(world: SimpleNamespace) -> dict[str, Any]:
    """The answer to the court as Word file."""
    return {**interim(world), "ending": "docx"}


POINTS = {"points": [{"text": "Das Datum fehlt.", "due_on": "2099-01-08"}]}
ROWS = [
    row("founding:court_points", make=interim, anonymous=302, default=404, **SEEING),
    row("founding:court_letter", make=interim, anonymous=302, default=404, **REPORTING),
    row("founding:court_point", make=point, method="POST", anonymous=302, default=404, **TICKING),
    row("founding:court_point_calendar", make=point, anonymous=302, default=404, **SEEING),
    row("founding:court_answer", make=answer, anonymous=302, default=404, **SEEING),
    row("api:founding_court_points", make=interim, anonymous=401, default=404, **SEEING),
    row(
        "api:founding_propose_court_points",
        make=interim,
        method="POST",
        data={"text": "1. Der Sitz fehlt."},
        content_type=MULTIPART_CONTENT,
        anonymous=401,
        default=404,
        **REPORTING,
    ),
    row(
        "api:founding_confirm_court_points",
        make=interim,
        data=POINTS,
        anonymous=401,
        default=404,
        **REPORTING,
    ),
    row(
        "api:founding_court_point_done",
        make=point,
        data={"solution": "Ergänzt."},
        anonymous=401,
        default=404,
        **REPORTING,
    ),
    row(
        "api:founding_court_point_reopen",
        make=point,
        method="POST",
        anonymous=401,
        default=404,
        **REPORTING,
    ),
    row(
        "api:founding_drop_court_point",
        make=point,
        anonymous=401,
        default=404,
        **{**REPORTING, "owner": 204, "adviser": 204},
    ),
    row("api:founding_court_answer_letter", make=answer, anonymous=401, default=404, **SEEING),
]
