"""Any statute checked over the API, without an account."""

from typing import Literal

from django.http import HttpRequest
from ninja import File, Form, Schema, UploadedFile

from workflows.people.problems import Problem
from workflows.upkeep.addresses import client_address

from ..actions.statute_check import check_for_visitor
from .routing import router


class CheckedRuleOut(Schema):
    """One rule with what it says about the text; `passage` is the German text it rests on."""

    id: str
    verdict: Literal["ok", "missing", "defect", "unclear"]
    passage: str
    reason: str


class StatuteCheckOut(Schema):
    """All rules that apply; a plausibility hint, not legal advice."""

    rules: list[CheckedRuleOut]


@router.post(
    "/statute-check",
    auth=None,
    response={200: StatuteCheckOut, 422: Problem, 429: Problem},
    operation_id="founding_statute_check",
)
def check_statute(
    request: HttpRequest,
    file: File[UploadedFile],
    charitable: Form[bool] = False,
    legal_form: Form[Literal["ev", "none"]] = "ev",
) -> object:
    """Check a statute (DOCX, ODT, PDF, HTML, Markdown, text; up to 5 MB), without an account.

    The tax clauses (G, Z-03, Z-04) are checked when `charitable` is true or the text itself claims
    charitable status. Nothing is stored. A plausibility hint, not legal advice.
    At most 40 checks an hour from one address.
    """
    rows = check_for_visitor(
        content=file.read(),
        name=file.name or "",
        charitable=charitable,
        registered=legal_form == "ev",
        address=client_address(request),
    )
    return {"rules": [row.as_json() for row in rows]}
