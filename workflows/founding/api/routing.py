"""The one router of the founding room, who calls, and the refusals that every change may meet."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from workflows.people.access.doors import api_auth
from workflows.people.models import User

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


def person(request: HttpRequest) -> User:
    """Who calls; the router has made sure that somebody does."""
    assert isinstance(request.user, User)
    return request.user


def case_row(case: FoundingCase) -> dict[str, Any]:
    """A founding without its answers."""
    fields = ("id", "number", "title", "stage", "foreigners", "approved_at")
    return {**{name: getattr(case, name) for name in fields}, "sheet_id": reading.sheet_of(case).pk}
