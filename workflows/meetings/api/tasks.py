"""Tasks from meetings over the API: noted, changed, ticked off; mine and theirs."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Query

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller
from workflows.people.models import STAFF_ROLES, Organisation, User
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..models import Meeting, MeetingTask
from ..reading import tasks as reading
from ..rules.meetings import may_read
from ..rules.minutes import is_mine
from .minutes import task_row
from .routing import router
from .rows import Row
from .schemas.minutes import MeetingTaskDoneIn, MeetingTaskIn, MeetingTaskOut, MeetingTasksOut

A_PAGE = 500
LAST = 2**63
After = Annotated[int, Query(ge=0, le=LAST - 1, description="The `next` of the last answer; 0 at first.")]


@router.get("/tasks", response=MeetingTasksOut, operation_id="meetings_tasks")
def list_tasks(
    request: HttpRequest,
    whose: Literal["mine", "theirs"] = "mine",
    after: After = 0,
    *,
    also_done: bool = False,
) -> Row:
    """List what you and your organisations took on, or (for the house) everybody else; 500 at a time."""
    user = caller(request)
    if whose == "theirs":
        require(may_read(user))
    rows = reading.mine(user) if whose == "mine" else reading.theirs(user)
    rows = rows if also_done else rows.filter(done_at=None)
    found = list(rows.filter(pk__gt=after).order_by("pk")[:A_PAGE])
    return {
        "tasks": [_row(each, user) for each in found],
        "next": found[-1].pk if len(found) == A_PAGE else None,
    }


@router.post(
    "/planned/{uuid:meeting_id}/tasks", response={201: MeetingTaskOut}, operation_id="meetings_note_task"
)
def note(request: HttpRequest, meeting_id: UUID, given: MeetingTaskIn) -> tuple[int, Row]:
    """Note what somebody takes on; it comes back in the next agenda of the series until it is done."""
    case = visible_row(Meeting, caller(request), meeting_id)
    return 201, task_row(actions.note_task(case=case, given=_given(given), actor=caller(request)))


@router.get("/tasks/{task_id}", response=MeetingTaskOut, operation_id="meetings_task")
def read(request: HttpRequest, task_id: int) -> Row:
    """Read one task."""
    return _row(_task(request, task_id), caller(request))


@router.put("/tasks/{task_id}", response=MeetingTaskOut, operation_id="meetings_change_task")
def change(request: HttpRequest, task_id: int, given: MeetingTaskIn) -> Row:
    """Change a task that is open; of another day people are reminded anew."""
    found = _task(request, task_id)
    return task_row(actions.change_task(task=found, given=_given(given), actor=caller(request)))


@router.delete("/tasks/{task_id}", response={204: None}, operation_id="meetings_drop_task")
def drop(request: HttpRequest, task_id: int) -> tuple[int, None]:
    """Take away a task that was noted by mistake."""
    actions.drop_task(task=_task(request, task_id), actor=caller(request))
    return 204, None


@router.post("/tasks/{task_id}/done", response=MeetingTaskOut, operation_id="meetings_task_done")
def tick(request: HttpRequest, task_id: int, given: MeetingTaskDoneIn) -> Row:
    """Tick a task off, or open it again."""
    user = caller(request)
    done = actions.tick_task(task=_task(request, task_id), actor=user, is_done=given.done)
    return _row(done, user)


def _task(request: HttpRequest, key: int) -> MeetingTask:
    user = caller(request)
    found = reading.one(key if 0 < key < LAST else 0)
    if found is None or not (may_read(user).allowed or is_mine(user, found)):
        raise Http404
    return found


def _row(task: MeetingTask, user: User) -> Row:
    return task_row(task, for_house=may_read(user).allowed)


def _given(given: MeetingTaskIn) -> actions.Given:
    typed = given.dict(exclude={"person", "organisation"})
    person = User.objects.holding(*STAFF_ROLES).filter(uuid=given.person).first() if given.person else None
    organisation = Organisation.objects.called(given.organisation) if given.organisation else None
    if given.person and person is None:
        raise Invalid({"person": _("There is no colleague with this identifier.")})
    if given.organisation and organisation is None:
        raise Invalid({"organisation": _("There is no organisation with this identifier.")})
    return actions.Given(person=person, organisation=organisation, **typed)
