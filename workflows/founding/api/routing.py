"""The one router of the founding room, who calls, and the refusals that every change may meet."""

from workflows.people.access.doors import api_auth
from workflows.people.access.routing import Router
from workflows.people.problems import Problem

from ..models import FoundingCase
from ..reading import cases as reading

router = Router(tags=["founding"], auth=api_auth)
REFUSALS = {
    403: Problem,
    404: Problem,
    409: Problem,
    412: Problem,
    422: Problem,
    423: Problem,
}


def case_row(case: FoundingCase) -> dict[str, object]:
    """A founding without its answers."""
    fields = ("id", "number", "title", "stage", "foreigners", "approved_at", "register_number")
    row = {name: getattr(case, name) for name in (*fields, "registered_on")}
    return row | {"sheet_id": reading.sheet_key(case)}
