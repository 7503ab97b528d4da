"""Mails of the desk: a message waits, a step is due soon, a step is overdue."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone, translation

from workflows.desk.announcing import addressees
from workflows.desk.models import CaseMessage
from workflows.engine import kinds
from workflows.engine.deadlines import handler
from workflows.engine.membership import representatives
from workflows.engine.models import Case, Deadline, Step
from workflows.engine.steps import OVERDUE, REMINDER
from workflows.outbox.actions import queue_mail
from workflows.outbox.addressees import office_of, write_to_applicant, write_to_office
from workflows.people.addresses import address
from workflows.people.models import User


def announce_message(message: CaseMessage) -> None:
    """The other side knows that a message waits in the case; the mail holds none of its text."""
    case = Case.objects.select_related("applicant", "assignee").get(pk=message.case_id)
    template, key = "desk/mail/message", f"desk.message.{message.pk}"
    if not message.from_applicant:
        link = lambda person: {"case": case, "link": address("desk:case", person.language, case_id=case.pk)}  # noqa: E731
        write_to_applicant(case=case, template=template, context=link, key=key)
    elif office := office_of(case):
        language = office.language if isinstance(office, User) else settings.LANGUAGE_CODE
        context = {"case": case, "link": address("desk:case", language, case_id=case.pk), "turn": None}
        queue_mail(to=office, template=template, context=context, language=language, case=case, key=key)


def announce_question(question: CaseMessage) -> None:
    """The office knows who asks, and answers them by mail; the mail holds none of the question's text."""
    case = Case.objects.select_related("assignee").get(pk=question.case_id)
    if office := office_of(case):
        language = office.language if isinstance(office, User) else settings.LANGUAGE_CODE
        context = {
            "case": case,
            "asker": question.author,
            "link": f"{address('desk:case', language, case_id=case.pk)}#notes",
        }
        key = f"desk.question.{question.pk}"
        queue_mail(
            to=office, template="desk/mail/question", context=context, language=language, case=case, key=key
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
    people = list(_people_for(step, case))
    if not people and not step.role:
        write_to_office(case=case, about=f"{deadline.code}.{deadline.pk}")
    for person in people:
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
    if not step.role and not step.assignee_id:
        return representatives(case)
    return addressees(step, case)[0]
