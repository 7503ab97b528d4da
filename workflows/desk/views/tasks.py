"""My tasks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.desk.reading.list_rows import task_rows
from workflows.desk.reading.operation import needs_somebody
from workflows.desk.rules import may_operate
from workflows.engine.reading import steps_for
from workflows.people.access.doors import sign_in_required

MOST_TASKS = 200


@require_safe
@sign_in_required
def tasks(request: HttpRequest) -> HttpResponse:
    """The open steps that wait for the person, those due first at the top."""
    rows = task_rows(steps_for(request.user)[: MOST_TASKS + 1])
    now = timezone.now()
    context = {
        "overdue": [row for row in rows[:MOST_TASKS] if row["due_at"] and row["due_at"] < now],
        "waiting": [row for row in rows[:MOST_TASKS] if not row["due_at"] or row["due_at"] >= now],
        "more": len(rows) > MOST_TASKS,
        "house_needs_somebody": may_operate(request.user).allowed and needs_somebody(),
    }
    return render(request, "desk/tasks.html", context)
