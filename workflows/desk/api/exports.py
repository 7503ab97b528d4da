"""The API of lists as files: a table at once, a package of files when the worker has made it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Schema

from workflows.desk import rules
from workflows.desk.actions.packages import ask_for_package
from workflows.desk.listing import Columns, Filters
from workflows.desk.models import Package, PackageState
from workflows.desk.reading.packages import fetch_package, find_package
from workflows.desk.reading.tables import table_of
from workflows.desk.tables import file_of
from workflows.documents.ranges import in_part
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

router = Router(tags=["desk"], auth=api_auth)


class PackageIn(Schema):
    """Which cases: at most 500."""

    cases: list[UUID]


class PackageOut(Schema):
    """A ZIP of cases; `state` is asked, made or failed (with a `reason`); it is gone after `expires_at`."""

    id: UUID
    state: PackageState
    reason: str
    cases: int
    size: int
    asked_at: datetime
    expires_at: datetime


def _out(package: Package) -> dict[str, object]:
    return {
        "id": package.pk,
        "state": package.state,
        "reason": package.reason,
        "cases": package.cases.count(),
        "size": package.document.size if package.document else 0,
        "asked_at": package.asked_at,
        "expires_at": package.expires_at,
    }


@router.get("/tables/{ending}", operation_id="desk_table")
def read_table(  # noqa: PLR0913, PLR0917  one parameter a filter
    request: HttpRequest,
    ending: Literal["csv", "xlsx"],
    q: str = "",
    kind: str = "",
    stage: str = "",
    whose: Literal["", "mine", "nobody"] = "",
    state: Literal["running", "closed", "all"] = "all",
    overdue: bool = False,
    unrepresented: bool = False,
    followed: bool = False,
    organisation: UUID | None = None,
    received_before: int = Query(0, ge=0, le=3650),
    waiting_for: int = Query(0, ge=0, le=3650),
    label: int = Query(0, ge=0),
    sort: Literal["", "newest", "oldest", "received", "due", "waiting"] = "",
    columns: str = "",
) -> HttpResponse:
    """Download the cases that fit as CSV or XLSX, at most 5,000; `columns` are codes with commas."""
    user = caller(request)
    require(rules.may_see_desk(user))
    wanted: dict[str, object] = {"q": q, "kind": kind, "stage": stage, "whose": whose, "state": state}
    wanted |= {"overdue": overdue, "unrepresented": unrepresented, "organisation": organisation or ""}
    wanted |= {"received_before": received_before, "waiting_for": waiting_for, "sort": sort, "label": label}
    wanted["followed"] = followed
    rows = table_of(user, Filters.read(wanted), Columns.read({"columns": columns}))
    return file_of(rows, ending)


@router.post("/packages", response={202: PackageOut}, operation_id="desk_ask_for_package")
def ask(request: HttpRequest, given: PackageIn) -> tuple[int, dict[str, object]]:
    """Ask for cases as one ZIP: a folder a case with its PDF and documents, as the caller may read them."""
    return 202, _out(ask_for_package(actor=caller(request), cases=given.cases))


@router.get("/packages/{uuid:package_id}", response=PackageOut, operation_id="desk_package")
def read(request: HttpRequest, package_id: UUID) -> dict[str, object]:
    """Read whether a package is there; only whoever asked for it sees it, for a day."""
    return _out(find_package(caller(request), package_id))


@router.get("/packages/{uuid:package_id}/file", operation_id="desk_package_file")
def read_file(request: HttpRequest, package_id: UUID) -> HttpResponseBase:
    """Download a package or a part of it; 409 with Retry-After while it is being made."""
    return in_part(request, fetch_package(caller(request), package_id))
