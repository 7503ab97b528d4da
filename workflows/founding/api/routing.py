"""The one router of the founding room, who calls, and the refusals that every change may meet."""

from typing import Any

from ninja import Router

from workflows.people.access.doors import api_auth

from ..models import FoundingCase
from ..reading import cases as reading
from .schemas import FoundingErrorOut

router = Router(tags=["founding"], auth=api_auth)
REFUSALS = {
    403: FoundingErrorOut,
    404: FoundingErrorOut,
    409: FoundingErrorOut,
    422: FoundingErrorOut,
    423: FoundingErrorOut,
}


def case_row(case: FoundingCase) -> dict[str, Any]:
    """A founding without its answers."""
    fields = ("id", "number", "title", "stage", "foreigners", "approved_at")
    return {**{name: getattr(case, name) for name in fields}, "sheet_id": reading.sheet_of(case).pk}
