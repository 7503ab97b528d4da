"""The API of the room engine: which processes there are."""

from typing import Any

from django.http import HttpRequest
from ninja import Schema

from workflows.engine import kinds
from workflows.people.access.doors import api_auth
from workflows.people.access.routing import Router

router = Router(tags=["engine"], auth=api_auth)


class Label(Schema):
    """A code and its name in the reader's language."""

    code: str
    label: str


class KindOut(Schema):
    """A process of the house with the stages and steps its cases go through."""

    code: str
    label: str
    stages: list[Label]
    steps: list[Label]


@router.get("/kinds", response=list[KindOut], operation_id="engine_kinds")
def list_kinds(request: HttpRequest) -> list[dict[str, object]]:
    """List the kinds of cases with their stages and steps."""
    return [
        {
            "code": kind.code,
            "label": str(kind.label),
            "stages": _labels(kind.stages),
            "steps": _labels(kind.nodes),
        }
        for kind in kinds.every()
    ]


def _labels(names: Any) -> list[dict[str, str]]:
    return [{"code": code, "label": str(label)} for code, label in names.items()]
