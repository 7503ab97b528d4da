"""Mails of the desk: a message waits, a step is due soon, a step is overdue."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone, translation

from workflows.desk.models import CaseMessage
from workflows.engine import kinds
from workflows.engine.deadlines import handler
from workflows.engine.models import Case, Deadline, Step
from workflows.engine.steps import OVERDUE, REMINDER
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.models import House, User


def announce_message(message: CaseMessage) -> None:
    """The other side knows that a message waits in the case; the mail holds none of its text."""
    case = message.case
    for person in _other_side(message):
        language = person.language if isinstance(person, User) else settings.LANGUAGE_CODE
        queue_mail(
            to=person,
            template="desk/mail/message",
            context={"case": case, "link": address("desk:case", language, case_id=case.pk)},
            language=language,
            case=case,
            key=f"desk.message.{message.pk}.{person.pk if isinstance(person, User) else 'house'}",
        )


@handler(REMINDER)
def remind(deadline: Deadline) -> None:
    """Whoever has to do the step is reminded before it is due, or after, as the node says."""
    _write_about_step(deadline, "desk/mail/reminder")


@handler(OVERDUE)
def tell_overdue(deadline: Deadline) -> None:
    """Whoever has to do the step, and the contact person, know that its time is over."""
    _write_about_step(deadline, "desk/mail/overdue")


def _write_about_step(deadline: Deadline, template: str) -> None:
    step = deadline.step
    if step is None or step.state != "open" or _a_later_one_is_due(deadline):
        return
    case = Case.objects.select_related("applicant", "assignee").get(pk=deadline.case_id)
    for person in _people_for(step, case):
        with translation.override(person.language):
            label = kinds.node_label(case.kind, step.node)
        context = {
            "case": case,
            "step": label,
            "due_at": step.due_at,
            "link": address("desk:case", person.language, case_id=case.pk),
        }
        key = f"{deadline.code}.{deadline.pk}.{person.pk}"
        queue_mail(to=person, template=template, context=context, case=case, key=key)


def _a_later_one_is_due(deadline: Deadline) -> bool:
    """After an outage several reminders of one step are due at once; only the last makes sense."""
    others = Deadline.objects.pending().filter(step=deadline.step, code__in=(REMINDER, OVERDUE))
    return others.filter(due_at__gt=deadline.due_at, due_at__lte=timezone.now()).exists()


def _people_for(step: Step, case: Case) -> Iterable[User]:
    if step.assignee_id:
        return User.objects.filter(pk=step.assignee_id, is_active=True)
    if not step.role:
        return User.objects.filter(pk=case.applicant_id, is_active=True)
    if case.assignee is not None and case.assignee.has_role(step.role):
        return [case.assignee]
    return User.objects.filter(role_grants__role=step.role, is_active=True)


def _other_side(message: CaseMessage) -> list[User | str]:
    case = Case.objects.select_related("applicant", "assignee").get(pk=message.case_id)
    if not message.from_applicant:
        return [case.applicant]
    if case.assignee is not None and case.assignee.is_active:
        return [case.assignee]
    address = House.load().email
    return [address] if address else []
