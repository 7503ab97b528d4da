"""The mail of the day: what waits for somebody and what they want to hear of once a day, in one mail."""

import operator
from functools import reduce

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.engine.reading import steps_for
from workflows.engine.rules import may_perform
from workflows.outbox.actions import queue_mail
from workflows.outbox.models import HeldMail, Message
from workflows.people.addresses import address
from workflows.people.models import STAFF_ROLES, MailKind, MailWay, User
from workflows.people.models.mail_wishes import field_of

from .announcing import MOST_LISTED, Task, addressees, all_others, in_words, task_of

TEMPLATE = "desk/mail/tasks_of_the_day"
# By the clock of the house. A worker that was down in this hour tells everything the next morning.
HOUR = 7


def tick() -> int:
    """In that hour whoever wants mail once a day has it, when something is new. Returns how many mails."""
    return send() if timezone.localtime().hour == HOUR else 0


def send() -> int:
    """One mail to each with all that waits and all that was held for them, when anything of it is new."""
    HeldMail.objects.exclude(person__in=User.objects.holding(*STAFF_ROLES)).delete()
    daily = reduce(operator.or_, (Q((field_of(kind), MailWay.DAILY)) for kind in MailKind))
    readers = Q(pk__in=HeldMail.objects.values("person")) | daily
    others = [(task, {person.pk for person in may}) for task, may in all_others()]
    return sum(
        _write(person, [task for task, may in others if person.pk in may])
        for person in User.objects.holding(*STAFF_ROLES).filter(readers)
    )


@transaction.atomic
def _write(person: User, others: list[Task]) -> int:
    key = f"tasks.{timezone.localdate()}.{person.pk}"
    if Message.objects.filter(key=key).exists():
        return 0
    news = _news(person)
    last = Message.objects.filter(recipient=person, template=TEMPLATE).order_by("-queued_at").first()
    waiting = [*_waiting(person), *others]
    tasks = [task for task in waiting if person.mail_way(task.kind) == MailWay.DAILY]
    if not news and not any(last is None or task.since > last.queued_at for task in tasks):
        return 0
    context = {
        "tasks": in_words(tasks, person.language),
        "number": len(tasks),
        "more": max(0, len(tasks) - MOST_LISTED),
        "news": news[:MOST_LISTED],
        "heard": len(news),
        "unlisted": max(0, len(news) - MOST_LISTED),
        "beside": len(waiting) - len(tasks),
        "desk": address("desk:tasks", person.language),
        "account": address("people:profile", person.language),
    }
    queue_mail(to=person, template=TEMPLATE, context=context, key=key)
    return 1


def _news(person: User) -> list[dict[str, str]]:
    """What was held for them and still matters; it is held no longer."""
    rows = HeldMail.objects.filter(person=person).select_for_update(of=("self",))
    held = list(rows.select_related("case__assignee", "step__task"))
    HeldMail.objects.filter(pk__in=[row.pk for row in held]).delete()
    cases = [row.case_id for row in held if row.case_id]
    seen = set(Case.objects.visible_to(person).filter(pk__in=cases).values_list("pk", flat=True))
    return [
        {"title": row.case.title if row.case else "", "subject": row.subject, "link": row.link}
        for row in held
        if (row.case_id is None or row.case_id in seen) and _still_matters(row, person)
    ]


def _still_matters(row: HeldMail, person: User) -> bool:
    """Not when they want no such mail any more, nor when the step is done or in other hands."""
    if person.mail_way(MailKind(row.kind)) == MailWay.NEVER:
        return False
    if row.step is None or row.case is None:
        return True
    return row.step.state == "open" and person in addressees(row.step, row.case)[0]


def _waiting(person: User) -> list[Task]:
    """The steps that the person may do now."""
    steps = steps_for(person).select_related("task", "case__assignee")[: 3 * MOST_LISTED]
    found = [step for step in steps if step.role or step.assignee_id]
    may = [step for step in found if may_perform(person, step, kinds.concrete(step.case))]
    known = {person.pk, *person.stands_in_for}
    return [
        task_of(step, step.case, by_name=not known.isdisjoint({step.assignee_id, step.case.assignee_id}))
        for step in may
    ]
