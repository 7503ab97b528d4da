"""The API of the room desk: tasks, cases, timeline, graph, messages."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query

from workflows.desk import rules
from workflows.desk.actions import handing
from workflows.desk.actions import messages as actions
from workflows.desk.api.schemas import (
    CaseDetailOut,
    CasePageOut,
    GraphOut,
    HandOverIn,
    MessageIn,
    MessageOut,
    TaskOut,
    TimelineOut,
)
from workflows.desk.listing import Filters, page_of
from workflows.desk.models import CaseMessage
from workflows.desk.reading import cases as reading
from workflows.engine import kinds
from workflows.engine.models import Case, Step
from workflows.engine.reading import graph, steps_for, timeline
from workflows.engine.standing import works_for_house
from workflows.engine.turns import Turn, turn_at, turns_of, with_turns
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

router = Router(tags=["desk"], auth=api_auth)

MOST_TASKS = 200
RELATED = ("organisation", "assignee")


@router.get("/tasks", response=list[TaskOut], operation_id="desk_tasks")
def list_tasks(request: HttpRequest) -> list[dict[str, object]]:
    """List the open steps that wait for the caller, those due first at the top (at most 200)."""
    steps = steps_for(request.user).select_related("case__assignee")[:MOST_TASKS]
    return [
        {**_step(step, step.case), "case": _case(step.case, turn_at(step, is_mine=True))} for step in steps
    ]


@router.get("/cases", response=CasePageOut, operation_id="desk_cases")
def list_cases(  # noqa: PLR0913, PLR0917  one parameter a filter
    request: HttpRequest,
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
    cursor: str = "",
    limit: int = Query(25, ge=1, le=100),
) -> dict[str, object]:
    """List the cases the caller may see, newest first; a cursor that doesn't fit gives the first page.

    `received_before` and `waiting_for` (in its stage) are days; orders by a date leave out cases without it.
    """
    wanted: dict[str, object] = {"q": q, "kind": kind, "stage": stage, "whose": whose, "state": state}
    wanted |= {"overdue": overdue, "unrepresented": unrepresented, "organisation": organisation or ""}
    wanted |= {"received_before": received_before, "waiting_for": waiting_for, "sort": sort, "label": label}
    wanted["followed"] = followed
    filters = Filters.read(wanted)
    visible = Case.objects.visible_to(request.user).select_related(*RELATED)
    rows = with_turns(filters.apply(visible, request.user), request.user)
    page = page_of(rows, order=filters.order, cursor=cursor, size=limit)
    turns = turns_of(page.rows)
    items = [_case(case, turns.get(case.pk)) for case in page.rows]
    return {"items": items, "next": page.next or None, "previous": page.previous or None}


@router.get("/cases/{uuid:case_id}", response=CaseDetailOut, operation_id="desk_case")
def read_case(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read a case and what comes next."""
    case = reading.visible_case(request.user, case_id)
    steps = reading.open_steps(request.user, case)
    waiting = [{**_step(step.step, case), "may": step.mine, "reason": step.reason} for step in steps]
    turn = reading.turn(caller(request), case, steps)
    return {**_case(case, turn), "applicant": str(case.applicant), "steps": waiting}


@router.get("/cases/{uuid:case_id}/timeline", response=list[TimelineOut], operation_id="desk_timeline")
def read_timeline(request: HttpRequest, case_id: UUID) -> object:
    """Read what happened in a case, oldest first."""
    return timeline(reading.visible_case(request.user, case_id), request.user)


@router.get("/cases/{uuid:case_id}/graph", response=GraphOut, operation_id="desk_graph")
def read_graph(request: HttpRequest, case_id: UUID) -> dict[str, object]:
    """Read the way of a case with its present place."""
    way = graph(reading.visible_case(request.user, case_id))
    return {"nodes": way.items, "svg": str(way.svg)}


@router.get("/cases/{uuid:case_id}/messages", response=list[MessageOut], operation_id="desk_messages")
def list_messages(request: HttpRequest, case_id: UUID) -> list[dict[str, object]]:
    """List the messages between the house and the applicant, oldest first."""
    case = reading.visible_case(request.user, case_id)
    require(rules.may_read_messages(request.user, case))
    staff = works_for_house(caller(request), case)
    return [_message(message, staff) for message in reading.messages(request.user, case)]


@router.post("/cases/{uuid:case_id}/messages", response={201: MessageOut}, operation_id="desk_write_message")
def write_message(request: HttpRequest, case_id: UUID, message: MessageIn) -> tuple[int, dict[str, object]]:
    """Write to the other side; they get a mail that says so."""
    case = reading.visible_case(request.user, case_id)
    written = actions.write_message(case=case, actor=caller(request), text=message.text)
    return 201, _message(written, works_for_house(caller(request), case))


@router.post("/cases/{uuid:case_id}/question", response={204: None}, operation_id="desk_ask_office")
def ask_office(request: HttpRequest, case_id: UUID, question: MessageIn) -> tuple[int, None]:
    """Ask the office about a case in which a step was given to the caller; it answers by mail."""
    case = reading.visible_case(request.user, case_id)
    actions.ask_office(case=case, actor=caller(request), text=question.text)
    return 204, None


@router.post("/cases/{uuid:case_id}/hand-over", response={200: CaseDetailOut}, operation_id="desk_hand_over")
def hand_over(request: HttpRequest, case_id: UUID, given: HandOverIn) -> dict[str, object]:
    """Let another person act for the applicant of a case that nobody represents any more."""
    case = reading.visible_case(request.user, case_id)
    require(rules.may_hand_over(request.user, case))
    handing.hand_over(case=case, email=given.email, reason=given.reason, actor=caller(request))
    return read_case(request, case_id)


def _case(case: Case, turn: Turn | None) -> dict[str, object]:
    organisation = case.organisation
    return {
        "id": case.pk,
        "kind": case.kind,
        "number": case.number,
        "title": case.title,
        "stage": case.stage,
        "stage_label": kinds.stage_label(case),
        "stage_since": case.stage_since,
        "due_at": case.due_at,
        "organisation": {"id": organisation.uuid, "name": organisation.name} if organisation else None,
        "contact_person": str(case.assignee) if case.assignee else None,
        "language": case.language,
        "created_at": case.created_at,
        "submitted_at": case.submitted_at,
        "closed_at": case.closed_at,
        "turn": turn and _turn(turn),
    }


def _turn(turn: Turn) -> dict[str, object]:
    return {
        "side": turn.side,
        "step": turn.step,
        "label": turn.label,
        "due_at": turn.due_at,
        "yours": turn.is_mine,
    }


def _step(step: Step, case: Case) -> dict[str, object]:
    return {
        "id": step.pk,
        "case_id": step.case_id,
        "node": step.node,
        "label": kinds.node_label(case.kind, step.node),
        "role": step.role,
        "subject_id": step.subject_id,
        "due_at": step.due_at,
        "opened_at": step.opened_at,
    }


def _message(message: CaseMessage, staff: bool) -> dict[str, object]:
    return {
        "id": message.pk,
        "from_applicant": message.from_applicant,
        "author": str(message.author) if message.from_applicant or staff else _("The house"),
        "text": message.text,
        "written_at": message.written_at,
        "attachments": [document.pk for document in message.attachments.all()],
    }
