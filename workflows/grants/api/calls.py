"""Calls and their self-check, without an account."""

from django.http import HttpRequest

from ..models import Call
from ..reading import cases as reading
from ..reading import fitting
from ..reading.call_conditions import conditions
from ..reading.results import Result, results
from ..rules import selfcheck
from ..rules.fitting import Group, fits
from .routing import published, router
from .rows import call_row
from .schemas.cases import (
    CallDetailOut,
    CallOut,
    ResultOut,
    SelfCheckIn,
    SelfCheckOut,
    SelfCheckQuestionOut,
)
from .schemas.fitting import FitIn, FitOut


@router.get("/calls", response=list[CallOut], auth=None, operation_id="grants_calls")
def list_calls(request: HttpRequest) -> list[dict[str, object]]:
    """List the published calls, open ones first."""
    calls = Call.objects.published().prefetch_related("windows").order_by("slug")
    return sorted((call_row(call) for call in calls), key=lambda row: not row["is_open"])


@router.get("/calls/{slug}", response=CallDetailOut, auth=None, operation_id="grants_call")
def read_call(request: HttpRequest, slug: str) -> dict[str, object]:
    """Read the terms of a call."""
    call = published(slug)
    terms = {name: getattr(call, name) for name in CallDetailOut.model_fields if hasattr(call, name)}
    return terms | call_row(call) | {"windows": list(call.windows.all()), "conditions": conditions(call)}


@router.post("/fit", response=list[FitOut], auth=None, operation_id="grants_what_fits")
def what_fits(request: HttpRequest, given: FitIn) -> list[dict[str, object]]:
    """Say which open calls fit a group, what fits best first, with the reasons; nothing is stored."""
    return [fitting.row(fit) for fit in fits(Group(**given.dict()))]


@router.get("/calls/{slug}/results", response=list[ResultOut], auth=None, operation_id="grants_results")
def read_results(request: HttpRequest, slug: str) -> list[Result]:
    """List the projects that a call pays for; empty where the call doesn't publish them."""
    return results(published(slug))


@router.get(
    "/calls/{slug}/self-check",
    response=list[SelfCheckQuestionOut],
    auth=None,
    operation_id="grants_self_check_questions",
)
def read_self_check(request: HttpRequest, slug: str) -> list[dict[str, object]]:
    """List the questions of the eligibility self-check."""
    return [
        {"code": each.code, "label": reading.say(each.label)}
        for each in selfcheck.questions_for(published(slug))
    ]


@router.post(
    "/calls/{slug}/self-check", response=SelfCheckOut, auth=None, operation_id="grants_self_check_api"
)
def run_self_check(request: HttpRequest, slug: str, given: SelfCheckIn) -> dict[str, object]:
    """Evaluate the self-check; nothing is stored."""
    result = selfcheck.evaluate(published(slug), given.answers)
    return {
        "result": result.result,
        "reasons": [reading.say(text) for text in result.reasons],
        "carried": result.carried,
    }
