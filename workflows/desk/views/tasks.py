"""My tasks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.desk.listing.trails import TASKS, Trail
from workflows.desk.reading.list_rows import task_rows
from workflows.desk.reading.operation import needs_somebody
from workflows.desk.rules import may_operate
from workflows.engine.reading import steps_for
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.models import STAFF_ROLES

MOST_TASKS = 200


@require_safe
@sign_in_required
def tasks(request: SignedIn) -> HttpResponse:
    """The open steps that wait for the person, those due first at the top."""
    works_here = request.user.has_role(*STAFF_ROLES)
    query = Trail(TASKS).query if works_here else ""
    rows = task_rows(steps_for(request.user)[: MOST_TASKS + 1], query)
    now = timezone.now()
    context = {
        "overdue": [row for row in rows[:MOST_TASKS] if row["due_at"] and row["due_at"] < now],
        "waiting": [row for row in rows[:MOST_TASKS] if not row["due_at"] or row["due_at"] >= now],
        "more": len(rows) > MOST_TASKS,
        "house_needs_somebody": may_operate(request.user).allowed and needs_somebody(),
    }
    return render(request, "desk/tasks.html", context)
