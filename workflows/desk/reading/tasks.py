"""My tasks: what was given to me, what my role may take, whom I stand in for, what waits beside cases."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.desk import announcing
from workflows.desk.listing.trails import TASKS, Trail
from workflows.desk.reading.list_rows import Row, task_rows
from workflows.engine import kinds, standing
from workflows.engine.models import Step
from workflows.engine.reading import steps_for
from workflows.engine.rules import may_be_given, may_give, may_put_back, may_take
from workflows.people.models import Absence, User
from workflows.people.standing_in import absences_of
from workflows.people.verdicts import Verdict

MOST_TASKS = 200


@dataclass(frozen=True)
class Tasks:
    """The rows of the screen by section, those due first at the top."""

    sections: list[tuple[str, object, list[Row]]]
    others: list[Row]
    more: bool


@dataclass(frozen=True)
class Colleague:
    """Somebody to whom a step may be given, and until when they are away."""

    person: User
    absence: Absence | None = None


@dataclass(frozen=True)
class Handing:
    """One open step, what may be done about who does it, and to whom it may go."""

    step: Step
    case: Any
    label: str
    may_take: Verdict
    may_give: Verdict
    may_put_back: Verdict
    colleagues: list[Colleague] = field(default_factory=list)


def tasks_of(user: User) -> Tasks:
    """All that waits for the person."""
    query = Trail(TASKS).query if user.works_here else ""
    rows = task_rows(steps_for(user)[: MOST_TASKS + 1], query)
    now = timezone.now()
    late: list[Row] = []
    own: list[Row] = []
    common: list[Row] = []
    for row in rows[:MOST_TASKS]:
        step: Step = row["step"]
        row["hands_on"] = step.is_common
        row["takes"] = step.is_common and step.assignee_id != user.pk
        row["absent"] = step.assignee if step.assignee_id and step.assignee_id != user.pk else None
        is_late = row["due_at"] and row["due_at"] < now
        (late if is_late else own if step.assignee_id or not step.role else common).append(row)
    sections = [
        ("overdue", _("Overdue"), late),
        ("waiting", _("Given to you") if common else _("To do"), own),
        ("common", _("What your role may take"), common),
    ]
    return Tasks([each for each in sections if each[2]], _others(user), len(rows) > MOST_TASKS)


def _others(user: User) -> list[Row]:
    """What is no step of a case, such as a newsletter that waits for approval."""
    if not user.works_here:
        return []
    return [
        {"title": task.title, "hint": task.label(), "href": task.link(user.language)}
        for task in announcing.others_for(user)
    ]


def handing_of(user: User, step_id: int) -> Handing:
    """The open step as the person may see to who does it; Http404 for everybody else."""
    rows = Step.objects.open().select_related("task", "assignee", "case__organisation")
    step = rows.filter(pk=step_id).first()
    if step is None or kinds.find(step.case.kind) is None or not step.is_common:
        raise Http404
    case = kinds.concrete(step.case)
    found = Handing(
        step,
        case,
        kinds.node_label(case.kind, step.node),
        may_take(user, step, case),
        may_give(user, step, case),
        may_put_back(user, step),
    )
    if not (found.may_take or found.may_give or found.may_put_back):
        raise Http404
    if found.may_give:
        found.colleagues.extend(_colleagues(user, step, case))
    return found


def _colleagues(user: User, step: Step, case: Any) -> list[Colleague]:
    """All others who may do the step, in the order of their names."""
    people = list(User.objects.holding(step.role).exclude(pk__in=[user.pk, step.assignee_id or 0]))
    standing.learn(case, people)
    free = sorted((each for each in people if may_be_given(each, step, case)), key=str)
    away = absences_of(free)
    return [Colleague(person, away.get(person.pk)) for person in free]


def away_of(user: User) -> dict[str, object]:
    """Whether the person is away now or soon, and for whom they stand in now."""
    today = timezone.localdate()
    rows = Absence.objects.filter(last_day__gte=today).select_related("person", "substitute")
    absent = rows.filter(substitute=user, first_day__lte=today) if user.stands_in_for else []
    return {"absence": rows.filter(person=user).first(), "stands_in": list(absent)}
