"""What the house's clock does in grants: reminding of drafts, closing rounds and promised answers."""

from datetime import datetime, timedelta

from django.utils import timezone

from workflows.engine import actions as engine
from workflows.engine.models import Deadline, Step
from workflows.forms.models import AnswerSheet
from workflows.people.models import MailKind, Role, User

from ..models import Application
from ..rules.promise import CODE
from . import complaining, dunning, interim, notifying, telling, unused
from .signing import signature

IDLE = timedelta(days=30)
# Days before the round closes on which a draft is reminded of it.
CLOSING = (14, 7, 2)


def remind_draft(case: Application, *, now: datetime) -> None:
    """The draft's writers will hear from us when it lies idle and before the round closes."""
    engine.set_deadline(case, "grants.idle", now + IDLE)
    if case.window is None or case.window.closes_at is None:
        return
    for days in CLOSING:
        at = case.window.closes_at - timedelta(days=days)
        if at > now:
            engine.set_deadline(case, f"grants.closing.{days}", at, data={"days": days})


def idle(deadline: Deadline) -> None:
    """A draft nobody touched for 30 days is brought back to mind; one that was touched waits on."""
    case = _case(deadline)
    if case.stage != "draft":
        return
    touched = AnswerSheet.objects.filter(case_id=case.pk).values_list("updated_at", flat=True).first()
    quiet = timezone.now() - (touched or case.created_at)
    if quiet < IDLE:
        engine.set_deadline(case, "grants.idle", timezone.now() + IDLE - quiet)
        return
    telling.tell(case, "idle")


def closing(deadline: Deadline) -> None:
    """The round of an unfinished draft closes soon."""
    case = _case(deadline)
    if case.stage == "draft":
        telling.tell(case, "closing", days=deadline.data["days"], window=case.window)


def promise(deadline: Deadline) -> None:
    """The day of the promised answer has come: whoever has to act next is told."""
    case = _case(deadline)
    if case.closed_at is not None:
        return
    for person in _whose_turn(case):
        telling.tell_as_wished(case, "promise", MailKind.DEADLINE, person)


def _whose_turn(case: Application) -> list[User]:
    steps = Step.objects.open().filter(case_id=case.pk).select_related("assignee")
    people = {step.assignee for step in steps if step.assignee is not None}
    roles = {step.role for step in steps if step.assignee is None and step.role} or {
        Role.DECISION_MAKER.value
    }
    people |= set(User.objects.filter(is_active=True, role_grants__role__in=roles)) if not people else set()
    return sorted(people, key=lambda person: person.pk)


def _case(deadline: Deadline) -> Application:
    return Application.objects.select_related("call", "window", "applicant").get(pk=deadline.case_id)


# What is to happen when a deadline with this code falls due.
DEADLINES = {
    "grants.idle": idle,
    **{f"grants.closing.{days}": closing for days in CLOSING},
    CODE: promise,
    "grants.signature": signature,
    "grants.complaint": complaining.remind,
    notifying.CODE: notifying.remind,
    unused.CODE: unused.look,
    interim.CODE: interim.look,
    dunning.CODE: dunning.look,
}
