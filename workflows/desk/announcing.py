"""New tasks reach the people who may do them: at once, once a day, or not, as each of them chose.

The applicant's own steps are no matter of this room: their process writes to them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation

from workflows.engine import kinds
from workflows.engine.models import Case, Step
from workflows.engine.reading import steps_for
from workflows.engine.rules import may_perform
from workflows.outbox.actions import queue_mail
from workflows.outbox.models import Message
from workflows.people.addresses import address
from workflows.people.models import STAFF_ROLES, TaskMail, User
from workflows.people.standing_in import present

TEMPLATE, DIGEST = "desk/mail/new_tasks", "desk/mail/tasks_of_the_day"
BATCH = 200
MOST_LISTED = 30
# By the clock of the house. A worker that was down in this hour tells everything the next morning.
HOUR_OF_DIGEST = 7


@dataclass(frozen=True)
class Task:
    """What somebody may do; `by_name` says that it was given to them, not only to their role."""

    key: str
    title: str
    label: Callable[[], str]
    link: Callable[[str], str]
    since: datetime
    due_at: datetime | None = None
    by_name: bool = False


Others = Callable[[], Iterable[tuple[Task, Iterable[User]]]]
_others: list[Others] = []


def register(others: Others) -> None:
    """Tasks that are no steps of a case are announced as well, with the people who may do them."""
    if others not in _others:
        _others.append(others)


def tick() -> int:
    """New tasks were announced; in the hour of the digest also what waits. Returns how many mails."""
    told = announce()
    if timezone.localtime().hour == HOUR_OF_DIGEST:
        told += send_digests()
    return told


@transaction.atomic
def announce() -> int:
    """Whoever wants to hear at once of a task that nobody was told about has one mail with all of theirs."""
    found: dict[User, list[Task]] = defaultdict(list)
    rows = Step.objects.open().filter(announced_at=None).order_by("pk")
    steps = list(rows.select_for_update(skip_locked=True, of=("self",)).select_related("task")[:BATCH])
    Step.objects.filter(pk__in=[step.pk for step in steps]).update(announced_at=timezone.now())
    cases = Case.objects.select_related("assignee").in_bulk({step.case_id for step in steps})
    for step in steps:
        for person, task in _told_of(step, cases[step.case_id]):
            if _at_once(person, task) and not _process_wrote(step, person):
                found[person].append(task)
    told = [_write(person, TEMPLATE, tasks) for person, tasks in found.items()]
    return len(told) + sum(_announce_other(task, people) for task, people in _all_others())


def _told_of(step: Step, case: Case) -> Iterable[tuple[User, Task]]:
    """Those who may do the step: the person it was given to, the contact person, or all of the role."""
    if not step.role and not step.assignee_id:
        return
    people, by_name = addressees(step, case)
    concrete = kinds.concrete(case)
    for person in people:
        if may_perform(person, step, concrete):
            yield person, _task(step, case, by_name=by_name)


def addressees(step: Step, case: Case) -> tuple[Iterable[User], bool]:
    """Who hears of a step of the house, and whether by name; for those who are away, who stands in."""
    if step.assignee_id:
        holder = User.objects.filter(pk=step.assignee_id, is_active=True).first()
        if holder is not None and step.given_at is not None:
            holder = present(holder)
        return ([holder] if holder is not None else []), True
    contact = case.assignee
    if contact is not None and contact.is_active and contact.has_role(step.role):
        contact = present(contact)
        if contact.has_role(step.role):
            return [contact], True
    return User.objects.holding(step.role), False


def _process_wrote(step: Step, person: User) -> bool:
    """Whether the process itself has just asked the person, as grants ask their reviewers."""
    since = step.opened_at - timedelta(minutes=1)
    return Message.objects.filter(case_id=step.case_id, recipient=person, queued_at__gte=since).exists()


def _task(step: Step, case: Case, *, by_name: bool) -> Task:
    return Task(
        key=f"step.{step.pk}",
        title=case.title,
        label=lambda: str(kinds.node_label(case.kind, step.node)),
        link=lambda language: address("desk:case", language, case_id=case.pk),
        since=step.opened_at,
        due_at=step.due_at,
        by_name=by_name,
    )


def _at_once(person: User, task: Task) -> bool:
    usual = person.task_mail == TaskMail.USUAL and task.by_name
    return usual or person.task_mail == TaskMail.AT_ONCE


def _all_others() -> Iterable[tuple[Task, Iterable[User]]]:
    for others in _others:
        yield from others()


def others_for(person: User) -> list[Task]:
    """What waits for the person beside the steps of cases."""
    return [task for task, people in _all_others() if any(each.pk == person.pk for each in people)]


def _announce_other(task: Task, people: Iterable[User]) -> int:
    """Each once, for as long as the task is the same."""
    wanted = {f"task.{task.key}.{person.pk}": person for person in people if _at_once(person, task)}
    known = set(Message.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = {key: person for key, person in wanted.items() if key not in known}
    return len([_write(person, TEMPLATE, [task], key=key) for key, person in new.items()])


def send_digests() -> int:
    """Whoever wants it daily has one mail with all that waits, when anything of it is new."""
    told = 0
    people = User.objects.holding(*STAFF_ROLES).exclude(task_mail__in=[TaskMail.NEVER, TaskMail.AT_ONCE])
    others = [(task, {person.pk for person in may}) for task, may in _all_others()]
    for person in people:
        told += _digest(person, [task for task, may in others if person.pk in may])
    return told


@transaction.atomic
def _digest(person: User, others: list[Task]) -> int:
    key = f"tasks.{timezone.localdate()}.{person.pk}"
    if Message.objects.filter(key=key).exists():
        return 0
    last = Message.objects.filter(recipient=person, template=DIGEST).order_by("-queued_at").first()
    tasks = [task for task in [*_waiting(person), *others] if not _at_once(person, task)]
    if not any(last is None or task.since > last.queued_at for task in tasks):
        return 0
    _write(person, DIGEST, tasks, key=key)
    return 1


def _waiting(person: User) -> list[Task]:
    """The steps that the person may do now."""
    steps = steps_for(person).select_related("task", "case__assignee")[: 3 * MOST_LISTED]
    found = [step for step in steps if step.role or step.assignee_id]
    may = [step for step in found if may_perform(person, step, kinds.concrete(step.case))]
    known = {person.pk, *person.stands_in_for}
    return [
        _task(step, step.case, by_name=not known.isdisjoint({step.assignee_id, step.case.assignee_id}))
        for step in may
    ]


def _write(person: User, template: str, tasks: list[Task], *, key: str = "") -> Message:
    with translation.override(person.language):
        listed: list[dict[str, object]] = [
            {
                "title": task.title,
                "label": task.label(),
                "due_at": task.due_at,
                "link": task.link(person.language),
            }
            for task in tasks[:MOST_LISTED]
        ]
    context = {
        "tasks": listed,
        "number": len(tasks),
        "more": max(0, len(tasks) - MOST_LISTED),
        "desk": address("desk:tasks", person.language),
        "account": address("people:profile", person.language),
    }
    return queue_mail(to=person, template=template, context=context, key=key)
