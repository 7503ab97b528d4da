"""Who gets what where cases are drawn at random, and where administrators help somebody."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from tests.engine.factories import started
from workflows.desk.models import Sample

from .table import row


def build(world: SimpleNamespace) -> None:
    """A sample of one case that somebody drew."""
    world.case = started()
    world.owner = world.case.applicant
    world.sample = Sample.objects.create(
        purpose="Prüfung",
        seed="1",
        algorithm="sha256-order",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        population=[world.case.pk],
        size=1,
        drawn_by=world.owner,
    )


def sample(world: SimpleNamespace) -> dict[str, Any]:
    """A sample that somebody drew."""
    return {"sample_id": world.sample.pk}


def look(world: SimpleNamespace) -> dict[str, Any]:
    """Nobody's look: each belongs to the administrator who asked for it."""
    return {"look_id": 1}


def sample_table(world: SimpleNamespace) -> dict[str, Any]:
    """A sample as a file."""
    return {**sample(world), "ending": "csv"}


DRAWING = ("auditor", "admin")

ROWS = [
    row("desk:samples", anonymous=302, default=403, **dict.fromkeys(DRAWING, 200)),
    row("desk:sample", make=sample, anonymous=302, default=403, **dict.fromkeys(DRAWING, 200)),
    row("desk:sample_file", make=sample_table, anonymous=302, default=403, **dict.fromkeys(DRAWING, 200)),
    # Administrators open no case: there is nothing that they could take along.
    row(
        "desk:sample_package",
        make=sample,
        method="POST",
        anonymous=302,
        default=403,
        auditor=302,
    ),
    row("api:desk_samples", anonymous=401, default=403, **dict.fromkeys(DRAWING, 200)),
    row("api:desk_sample", make=sample, anonymous=401, default=403, **dict.fromkeys(DRAWING, 200)),
    row("api:desk_sample_table", make=sample_table, anonymous=401, default=403, admin=200, auditor=200),
    row(
        "api:desk_draw_sample",
        data={"purpose": "x", "since": "2026-12-31", "until": "2026-01-01", "size": 1},
        anonymous=401,
        default=403,
        **dict.fromkeys(DRAWING, 422),
    ),
    row("desk:looks", anonymous=302, default=403, **dict.fromkeys(DRAWING, 200)),
    row("desk:look", make=look, anonymous=302, default=403, admin=404),
    row("api:desk_looks", anonymous=401, default=403, **dict.fromkeys(DRAWING, 200)),
    row(
        "api:desk_look",
        data={"email": "nobody@example.org", "reason": "x"},
        anonymous=401,
        default=403,
        admin=404,
    ),
    row("api:desk_seen", make=look, anonymous=401, default=403, admin=404),
]
