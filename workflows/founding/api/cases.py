"""A founding from the group’s side: start, read, rules, statute, handing in."""

from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from workflows.engine.looking import visible_row
from workflows.forms.actions import submit_sheet
from workflows.people.access.doors import caller
from workflows.people.verdicts import require

from .. import actions
from ..models import FoundingCase
from ..reading import cases as reading
from ..reading import register
from ..reading.preview import PreviewClause, has_page, preview
from ..rules import cases as rules
from .routing import REFUSALS, case_row, router
from .schemas import ClauseOut, ClausePreviewOut, FoundingOut, RuleFindingOut, StartIn

Phase = Literal["interview", "meeting", "papers", "filing", "duties"]


@router.post("/cases", response={201: FoundingOut, **REFUSALS}, operation_id="founding_start")
def start(request: HttpRequest, body: StartIn) -> Any:
    """Start a founding; answer the interview through the forms API with its sheet_id."""
    branch = body.dict(exclude_none=True, exclude={"name"})
    case = actions.start_founding(actor=caller(request), branch=branch, name=body.name)
    return 201, case_row(case)


@router.get("/cases/{case_id}", response=FoundingOut, operation_id="founding_case")
def read(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read where a founding stands."""
    return case_row(visible_row(FoundingCase, request.user, case_id))


@router.get("/cases/{case_id}/rules", response=list[RuleFindingOut], operation_id="founding_rules")
def list_rules(request: HttpRequest, case_id: UUID, phase: Phase = "interview") -> list[dict[str, object]]:
    """Read what every rule of a phase says about the answers, the meeting and the papers as they are now."""
    return rule_rows(visible_row(FoundingCase, request.user, case_id), phase)


def rule_rows(case: FoundingCase, phase: str) -> list[dict[str, object]]:
    """The rules of a phase that apply to this founding, as the API shows them."""
    filing = case.filings.last() if phase == "filing" else None
    facts = register.facts_with(case, filing) if filing else reading.facts_for(case)
    return [
        {
            "rule": each.rule.id,
            "severity": each.severity.value,
            "outcome": each.outcome.value,
            "blocks": each.blocks,
            "waived": each.waived,
            "basis": each.rule.basis,
            "clause": each.rule.clause,
            "questions": list(each.rule.fields),
            "message": each.rule.say(),
        }
        for each in reading.findings_for(case, phase=phase, facts=facts)
    ]


@router.get("/cases/{case_id}/statute", response=list[ClauseOut], operation_id="founding_statute")
def statute(request: HttpRequest, case_id: UUID, response: HttpResponse) -> object:
    """Read the German statute, clause by clause, as it would be printed now; its ETag names what you read."""
    case = visible_row(FoundingCase, request.user, case_id)
    clauses = reading.clauses_for(case)
    response["ETag"] = f'"{reading.seal_of(case, clauses)}"'
    return [
        {
            "id": clause.id,
            "number": clause.number,
            "title": clause.title,
            "paragraphs": [vars(paragraph) for paragraph in clause.paragraphs],
            "questions": list(clause.questions),
        }
        for clause in clauses
    ]


@router.get(
    "/cases/{case_id}/preview/{page}", response=list[ClausePreviewOut], operation_id="founding_preview"
)
def read_preview(request: HttpRequest, case_id: UUID, page: str) -> list[PreviewClause]:
    """Read the clauses that one page of the interview makes: German, with aids in the reader's language."""
    case = visible_row(FoundingCase, request.user, case_id)
    sheet = reading.sheet_of(case)
    if not has_page(sheet, page):
        raise Http404
    return preview(case, sheet, page)


@router.post(
    "/cases/{case_id}/submit",
    response={200: FoundingOut, **REFUSALS},
    operation_id="founding_submit",
)
def submit(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Hand in the statute, for the first time or after changes; 422 names what blocks."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_submit(request.user, case))
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=caller(request))
    return case_row(visible_row(FoundingCase, request.user, case_id))
