"""Notices: the group tells at once what happened, the house answers; a stop has its consequence at once."""

import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine import calendar
from workflows.engine.locks import lock_case
from workflows.engine.models import Deadline
from workflows.people.models import RoleGrant, User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Application, Ending, Notice, NoticeKind
from ..rules import notices as rules
from ..rules import running
from . import leaving, reporting, telling

CODE = "grants.notice"
CENT = Decimal("0.01")


@transaction.atomic
def tell_notice(
    *,
    case: Application,
    actor: User,
    kind: str,
    happened_on: datetime.date,
    text: str,
    amount: Decimal | None = None,
    ending: str = "",
) -> Notice:
    """The house knows; officers hear of it. A project that stopped is reported early or given back."""
    lock_case(case.pk)
    case = Application.objects.select_related("call", "organisation").get(pk=case.pk)
    require(rules.may_tell(actor, case))
    if kind == NoticeKind.STOPPED:
        require(rules.may_stop(case))
    _complete(kind, happened_on, text, amount, ending)
    notice = Notice.objects.create(
        application=case,
        kind=kind,
        happened_on=happened_on,
        text=text.strip(),
        amount=amount,
        ending=ending,
        told_by=actor,
    )
    engine.record(case, actor=actor, verb="notice.told", data={"kind": kind, "ending": ending})
    if kind == NoticeKind.STOPPED:
        _stop(case, actor, notice)
    _ask(case)
    engine.set_deadline(case, CODE, calendar.due(timezone.now(), rules.DAYS))
    return notice


def _complete(kind: str, happened_on: datetime.date, text: str, amount: Decimal | None, ending: str) -> None:
    errors: dict[str, str] = {}
    if kind not in NoticeKind.values:
        errors["kind"] = _("Choose what it is about.")
    if not text.strip():
        errors["text"] = _("Write what happened.")
    if kind != NoticeKind.REPRESENTATIVE and happened_on > timezone.localdate():
        errors["happened_on"] = _("This day is still to come.")
    if kind == NoticeKind.FUNDING and (amount is None or amount <= 0 or amount != amount.quantize(CENT)):
        errors["amount"] = _("Write an amount above 0 with at most two digits for cents.")
    elif kind != NoticeKind.FUNDING and amount is not None:
        errors["amount"] = _("An amount belongs to other money only. Leave it empty.")
    if kind == NoticeKind.STOPPED and ending not in Ending.values:
        errors["ending"] = _("Say how you bring it to its end.")
    elif kind != NoticeKind.STOPPED and ending:
        errors["ending"] = _("This belongs to a project that has stopped. Leave it empty.")
    if errors:
        raise Invalid(errors)


def _stop(case: Application, actor: User, notice: Notice) -> None:
    """All comes back, or the project ends on that day and its report is due after it."""
    if notice.ending == Ending.GIVE_BACK or case.stage != "running":
        leaving.withdraw(case=case, actor=actor)
        return
    end = max(notice.happened_on, case.project_start or notice.happened_on)
    case.project_end = min(end, case.project_end or end)
    day = max(running.report_day(case), timezone.localdate() + datetime.timedelta(days=case.call.report_days))
    case.report_by = min(day, case.report_by or day)
    case.save(update_fields=["project_end", "report_by"])
    left = (case.report_by - timezone.localdate()).days
    engine.move_due(reporting.running_step(case), calendar.due(timezone.now(), max(left, 1)))


def _ask(case: Application) -> None:
    held = RoleGrant.objects.filter(role__in=rules.ANSWERING)
    for person in User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("pk"):
        if rules.may_answer(person, case):
            telling.tell(case, "notice_waiting", to=person)


def remind(deadline: Deadline) -> None:
    """A notice has not been answered: officers hear of it again."""
    case = Application.objects.select_related("call").get(pk=deadline.case_id)
    if Notice.objects.filter(application=case, answered_at=None).exists():
        _ask(case)


@transaction.atomic
def answer_notice(*, notice: Notice, actor: User, answer: str) -> Notice:
    """The group has its answer, word for word."""
    lock_case(notice.application_id)
    case = Application.objects.select_related("call", "organisation").get(pk=notice.application_id)
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    require(rules.may_answer(actor, case))
    if notice.answered_at is not None:
        raise AlreadyDone(_("Somebody has answered this notice already."))
    if not answer.strip():
        raise Invalid({"answer": _("Write the answer that the group gets.")})
    notice.answer, notice.answered_by, notice.answered_at = answer.strip(), actor, timezone.now()
    notice.save(update_fields=["answer", "answered_by", "answered_at"])
    engine.record(case, actor=actor, verb="notice.answered", data={"kind": notice.kind})
    if not Notice.objects.filter(application=case, answered_at=None).exists():
        engine.stop_deadlines(case, CODE)
    telling.tell(case, "notice_answered", notice=notice)
    return notice
