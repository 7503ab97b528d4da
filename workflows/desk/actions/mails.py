"""Mails of the desk: a message waits, a step is due soon, a step is overdue."""

from collections.abc import Iterable

from django.utils import timezone, translation

from workflows.desk.announcing import addressees
from workflows.desk.models import CaseMessage
from workflows.engine import kinds
from workflows.engine.deadlines import handler
from workflows.engine.membership import representatives
from workflows.engine.models import Case, Deadline, Step
from workflows.engine.steps import OVERDUE, REMINDER
from workflows.outbox.actions import queue_mail
from workflows.outbox.addressees import write_to_applicant, write_to_office
from workflows.outbox.wishes import tell_contact, write_as_wished
from workflows.people.addresses import address
from workflows.people.models import MailKind, User


def announce_message(message: CaseMessage) -> None:
    """The other side knows that a message waits in the case; the mail holds none of its text."""
    case = Case.objects.select_related("applicant", "assignee").get(pk=message.case_id)
    template, key = "desk/mail/message", f"desk.message.{message.pk}"
    if not message.from_applicant:
        link = lambda person: {"case": case, "link": _page(case, person.language)}  # noqa: E731
        write_to_applicant(case=case, template=template, context=link, key=key)
    else:
        tell_contact(case=case, template=template, link=lambda language: _page(case, language), key=key)


def announce_question(question: CaseMessage) -> None:
    """The office knows who asks, and answers them by mail; the mail holds none of the question's text."""
    case = Case.objects.select_related("assignee").get(pk=question.case_id)
    tell_contact(
        case=case,
        template="desk/mail/question",
        link=lambda language: f"{_page(case, language)}#notes",
        key=f"desk.question.{question.pk}",
        context={"asker": question.author},
    )


def _page(case: Case, language: str) -> str:
    return address("desk:case", language, case_id=case.pk)


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
        link = _page(case, person.language)
        context = {"case": case, "step": label, "due_at": step.due_at, "link": link}
        key = f"{deadline.code}.{deadline.pk}.{person.pk}"
        if _is_of_the_house(step):
            write_as_wished(
                to=person,
                kind=MailKind.DEADLINE,
                template=template,
                context=context,
                link=link,
                key=key,
                about=f"step.{step.pk}",
                case=case,
                step=step,
            )
        else:
            queue_mail(to=person, template=template, context=context, case=case, key=key)


def _is_of_the_house(step: Step) -> bool:
    return bool(step.role or step.assignee_id)


def _a_later_one_is_due(deadline: Deadline) -> bool:
    """After an outage several reminders of one step are due at once; only the last makes sense."""
    others = Deadline.objects.pending().filter(step=deadline.step, code__in=(REMINDER, OVERDUE))
    return others.filter(due_at__gt=deadline.due_at, due_at__lte=timezone.now()).exists()


def _people_for(step: Step, case: Case) -> Iterable[User]:
    if not _is_of_the_house(step):
        return representatives(case)
    return addressees(step, case)[0]
