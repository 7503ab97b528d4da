"""The API of samples: the same draws as on the screen."""

import datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Schema

from workflows.desk.actions.samples import draw_sample
from workflows.desk.models import LONGEST_PURPOSE, LONGEST_SEED, MOST_DRAWN, Sample
from workflows.desk.reading import samples as reading
from workflows.desk.tables import file_of
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.models import User

router = Router(tags=["desk"], auth=api_auth)


class SampleIn(Schema):
    """Cases received on these days, of a process, in a stage, from a budget; without `seed` a new draw."""

    purpose: str = Field(max_length=LONGEST_PURPOSE)
    since: datetime.date
    until: datetime.date
    kind: str = Field("", max_length=40)
    stage: str = Field("", max_length=40)
    budget: str = Field("", max_length=80)
    size: int = Field(ge=1, le=MOST_DRAWN)
    seed: str = Field("", max_length=LONGEST_SEED)


class SampleOut(SampleIn):
    """A draw; `algorithm` sha256-order: cases in the order of the SHA-256 of "seed:identifier"."""

    id: int
    algorithm: str
    drawn_by: str
    drawn_at: datetime.datetime


class DrawnCaseOut(Schema):
    """A drawn case; its title only when the caller may open it."""

    place: int
    id: UUID
    mark: str
    number: str
    kind: str
    stage: str
    received: datetime.date | None
    title: str


class SampleDetailOut(SampleOut):
    """A draw with its cases, and the identifiers of all cases it was drawn from."""

    cases: list[DrawnCaseOut]
    population: list[UUID]
    fingerprint: str


class SamplePageOut(Schema):
    """Draws, newest first; pass `older` as `before` to go on."""

    items: list[SampleOut]
    older: int | None


def _out(sample: Sample) -> dict[str, object]:
    names = [name for name in SampleOut.model_fields if name != "drawn_by"]
    return {name: getattr(sample, name) for name in names} | {"drawn_by": str(sample.drawn_by)}


def _whole(sample: Sample, user: User) -> dict[str, object]:
    return _out(sample) | {
        "cases": reading.drawn_cases(user, sample),
        "population": sorted(sample.population),
        "fingerprint": reading.fingerprint(sample),
    }


@router.get("/samples", response=SamplePageOut, operation_id="desk_samples")
def list_samples(
    request: HttpRequest, before: int | None = Query(None, ge=1, le=2**63 - 1)
) -> dict[str, object]:
    """List what was drawn so far, newest first (auditors, administrators)."""
    page = reading.sample_page(caller(request), before=before)
    return {"items": [_out(each) for each in page.samples], "older": page.older}


@router.post("/samples", response={201: SampleDetailOut}, operation_id="desk_draw_sample")
def draw(request: HttpRequest, given: SampleIn) -> tuple[int, dict[str, object]]:
    """Draw cases at random; the seed and all that was drawn from are kept."""
    user = caller(request)
    chosen = reading.Chosen(given.since, given.until, given.kind, given.stage, given.budget)
    made = draw_sample(actor=user, purpose=given.purpose, chosen=chosen, size=given.size, seed=given.seed)
    return 201, _whole(made, user)


@router.get("/samples/{sample_id}", response=SampleDetailOut, operation_id="desk_sample")
def read_sample(request: HttpRequest, sample_id: int) -> dict[str, object]:
    """Read a draw: its cases, its seed, and what it was drawn from."""
    user = caller(request)
    return _whole(reading.find_sample(user, sample_id), user)


@router.get("/samples/{sample_id}/tables/{ending}", operation_id="desk_sample_table")
def read_table(request: HttpRequest, sample_id: int, ending: Literal["csv", "xlsx"]) -> HttpResponse:
    """Download all cases that were drawn from, in the order of the draw."""
    user = caller(request)
    found = reading.find_sample(user, sample_id)
    return file_of(reading.table_of_sample(user, found), ending, name=f"sample-{found.pk}")
