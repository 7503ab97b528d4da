"""The list somebody came from: carried in addresses, never trusted, and which case comes next in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, Q
from django.urls import reverse

from workflows.desk.listing.cursor import Cursor, write
from workflows.desk.listing.filters import Filters
from workflows.desk.listing.orders import ORDERS
from workflows.desk.listing.pages import page_of
from workflows.engine import kinds
from workflows.engine.models import Case, Step
from workflows.engine.reading import steps_for
from workflows.engine.rules import may_perform
from workflows.people.models import User

TASKS, CASES = "tasks", "cases"
# So many tasks that somebody else has to do (four eyes) are passed over.
MOST_PASSED = 20


@dataclass(frozen=True)
class Trail:
    """My tasks, the list of cases with its filters, or no list."""

    name: str = ""
    filters: Filters = field(default_factory=Filters)

    @classmethod
    def read(cls, data: Mapping[str, str]) -> "Trail":
        """The list in a query string."""
        name = data.get("list", "")
        if name == CASES:
            return cls(CASES, Filters.read(data))
        return cls(TASKS) if name == TASKS else cls()

    @property
    def query(self) -> str:
        """For the address of what was found in the list."""
        if not self.name:
            return ""
        rest = self.filters.query()[1:] if self.name == CASES else ""
        return f"?list={self.name}" + (f"&{rest}" if rest else "")

    @property
    def back(self) -> str:
        """The address of the list."""
        if self.name == CASES:
            return reverse("desk:cases") + self.filters.query()
        return reverse("desk:tasks") if self.name else ""


def address_of_step(step: Step) -> str:
    """Where a task is done: on the case page, or on its own screen while the case is closed to the person."""
    kind = kinds.find(step.case.kind)
    if kind is None or kind.step_url is None:
        return reverse("desk:case", args=[step.case_id])
    if kind.work is not None and step.role and step.node not in kind.blind_nodes:
        return reverse("desk:case", args=[step.case_id])
    return kind.step_url(step)


def beside(trail: Trail, user: User, case: Case, step: Step | None = None, *, backwards: bool = False) -> str:
    """The address of the case after this one (or before it) in the list; empty at its end.

    `step` is the task of this case that was done just now, where the list is of tasks.
    """
    if trail.name == CASES:
        found = _case_beside(trail.filters, user, case, backwards)
        return reverse("desk:case", args=[found.pk]) + trail.query if found else ""
    step = step or steps_for(user).filter(case_id=case.pk).first()
    task = _task_beside(user, step, backwards) if trail.name == TASKS and step else None
    return address_of_step(task) + trail.query if task else ""


def _case_beside(filters: Filters, user: User, case: Case, backwards: bool) -> Case | None:
    """One page of one row, from the place of this case."""
    at: datetime | None = getattr(case, ORDERS[filters.order].field)
    if at is None:
        return None
    place = write(Cursor(filters.order, at, case.pk, backwards))
    cases = filters.apply(Case.objects.visible_to(user), user)
    return next(iter(page_of(cases, order=filters.order, cursor=place, size=1).rows), None)


def _task_beside(user: User, step: Step, backwards: bool) -> Step | None:
    rows = steps_for(user).exclude(case_id=step.case_id).select_related("task")
    order = [F("due_at").desc(nulls_first=True), "-id"] if backwards else ["due_at", "id"]
    rows = rows.filter(_before(step) if backwards else _after(step)).order_by(*order)
    return next(
        (each for each in rows[:MOST_PASSED] if may_perform(user, each, kinds.concrete(each.case))), None
    )


def _after(step: Step) -> Q:
    """Behind this step in the order of my tasks: by day, those without one last."""
    if step.due_at is None:
        return Q(due_at=None, id__gt=step.pk)
    return Q(due_at__gt=step.due_at) | Q(due_at=step.due_at, id__gt=step.pk) | Q(due_at=None)


def _before(step: Step) -> Q:
    if step.due_at is None:
        return Q(due_at__isnull=False) | Q(due_at=None, id__lt=step.pk)
    return Q(due_at__lt=step.due_at) | Q(due_at=step.due_at, id__lt=step.pk)
