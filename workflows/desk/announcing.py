"""New tasks reach the people who may do them and want to hear of them at once; see also `digests`.

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
from workflows.engine.rules import may_perform
from workflows.outbox.actions import queue_mail
from workflows.outbox.models import Message
from workflows.people.addresses import address
from workflows.people.models import MailKind, MailWay, User
from workflows.people.standing_in import present

TEMPLATE = "desk/mail/new_tasks"
BATCH = 200
MOST_LISTED = 30


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

    @property
    def kind(self) -> MailKind:
        """What a mail about it is about."""
        return MailKind.GIVEN if self.by_name else MailKind.ROLE


Others = Callable[[], Iterable[tuple[Task, Iterable[User]]]]
_others: list[Others] = []


def register(others: Others) -> None:
    """Tasks that are no steps of a case are announced as well, with the people who may do them."""
    if others not in _others:
        _others.append(others)


def tick() -> int:
    """New tasks were announced to those who want to hear of them at once. Returns how many mails."""
    return announce()


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
    told = [_write(person, tasks) for person, tasks in found.items()]
    return len(told) + sum(_announce_other(task, people) for task, people in all_others())


def _told_of(step: Step, case: Case) -> Iterable[tuple[User, Task]]:
    """Those who may do the step: the person it was given to, the contact person, or all of the role."""
    if not step.role and not step.assignee_id:
        return
    people, by_name = addressees(step, case)
    concrete = kinds.concrete(case)
    for person in people:
        if may_perform(person, step, concrete):
            yield person, task_of(step, case, by_name=by_name)


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


def task_of(step: Step, case: Case, *, by_name: bool) -> Task:
    """The step as a task in a mail."""
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
    return person.mail_way(task.kind) == MailWay.AT_ONCE


def all_others() -> Iterable[tuple[Task, Iterable[User]]]:
    """The tasks that are no steps of a case, with those who may do them."""
    for others in _others:
        yield from others()


def others_for(person: User) -> list[Task]:
    """What waits for the person beside the steps of cases."""
    return [task for task, people in all_others() if any(each.pk == person.pk for each in people)]


def _announce_other(task: Task, people: Iterable[User]) -> int:
    """Each once, for as long as the task is the same."""
    wanted = {f"task.{task.key}.{person.pk}": person for person in people if _at_once(person, task)}
    known = set(Message.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = {key: person for key, person in wanted.items() if key not in known}
    return len([_write(person, [task], key=key) for key, person in new.items()])


def in_words(tasks: list[Task], language: str) -> list[dict[str, object]]:
    """The first tasks of a mail in the language of its reader."""
    with translation.override(language):
        return [
            {
                "title": task.title,
                "label": task.label(),
                "due_at": task.due_at,
                "link": task.link(language),
            }
            for task in tasks[:MOST_LISTED]
        ]


def _write(person: User, tasks: list[Task], *, key: str = "") -> Message:
    context = {
        "tasks": in_words(tasks, person.language),
        "number": len(tasks),
        "more": max(0, len(tasks) - MOST_LISTED),
        "desk": address("desk:tasks", person.language),
        "account": address("people:profile", person.language),
    }
    return queue_mail(to=person, template=TEMPLATE, context=context, key=key)
