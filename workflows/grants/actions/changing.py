"""Changing a running grant: asked for with reason and new plan, looked at, agreed or not."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.forms import actions as forms
from workflows.forms.models import AnswerSheet
from workflows.forms.types.finance.totals import totals
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from .. import letters
from ..models import Application, ChangeRequest, ChangeState
from ..questions import CHANGE
from ..rules import changes as rules
from ..rules import running, settling
from . import telling
from .reporting import running_step


@transaction.atomic
def open_change(*, case: Application, actor: User) -> AnswerSheet:
    """The request can be written; it begins with what holds today."""
    require(rules.may_ask(actor, case))
    running_step(case)
    return forms.open_sheet(
        code=CHANGE,
        case=case,
        owner=actor,
        organisation=case.organisation,
        subject=str(ChangeRequest.objects.filter(application=case).count() + 1),
        prefill=settling.standing_terms(case),
    )


@transaction.atomic
def submit_change(*, sheet: AnswerSheet, actor: User) -> Application:
    """The request is with the house; until it is answered the grant stands as it is."""
    case = Application.objects.select_related("call", "organisation").get(pk=sheet.case_id)
    require(rules.may_ask(actor, case))
    before, asked = parts_of(case, sheet)
    with engine.performing(running_step(case), actor=actor, verb="change.requested") as doing:
        change = ChangeRequest.objects.create(
            application=doing.case,
            number=int(sheet.subject),
            before=before,
            asked=asked,
            reason=str(sheet.answers.get("reason") or ""),
            needs_decision=rules.needs_decision(case, before, asked),
            requested_by=actor,
        )
        doing.case.way = "change"
        doing.case.save(update_fields=["way"])
        doing.data = {"number": change.number, "parts": sorted(asked)}
    return case


def parts_of(case: Application, sheet: AnswerSheet) -> tuple[dict[str, object], dict[str, object]]:
    """What stands and what is asked, of the parts that the group wants to change and that differ."""
    standing, answers = settling.standing_terms(case), sheet.answers
    wanted = answers.get("changes") or []
    names = [name for part in wanted for name in (("start", "end") if part == "period" else (part,))]
    asked = {name: answers[name] for name in names if answers.get(name) not in (None, "", [])}
    asked = {name: value for name, value in asked.items() if value != standing.get(name)}
    return {name: standing.get(name) for name in asked}, asked


@transaction.atomic
def check_change(
    *, step: Step, actor: User, granted: bool, answer: str = "", note: str = ""
) -> ChangeRequest:
    """An officer answers, or recommends where a second person has to decide; `note` stays inside."""
    with engine.performing(step, actor=actor, verb="change.checked", audience=Audience.STAFF) as doing:
        case: Application = doing.case
        change = _waiting(case, ChangeState.ASKED)
        _complete(granted, answer)
        change.checked_by, change.checked_at = actor, timezone.now()
        change.recommended, change.note, change.answer = granted, note.strip(), answer.strip()
        if change.needs_decision:
            change.state, case.way = ChangeState.CHECKED, "decide"
        else:
            doing.verb, doing.audience = _answered(case, change, actor, granted), Audience.EVERYONE
        _save(case, change)
        doing.data = {"number": change.number, "recommended": granted}
    return change


@transaction.atomic
def decide_change(*, step: Step, actor: User, granted: bool, answer: str = "") -> ChangeRequest:
    """A second person answers; what is agreed is what report and settlement are measured against."""
    with engine.performing(step, actor=actor, verb="change.granted") as doing:
        case: Application = doing.case
        change = _waiting(case, ChangeState.CHECKED)
        _complete(granted, answer)
        change.answer = answer.strip()
        doing.verb = _answered(case, change, actor, granted)
        _save(case, change)
        doing.data = {"number": change.number}
    return change


def _waiting(case: Application, state: ChangeState) -> ChangeRequest:
    change = ChangeRequest.objects.select_for_update().get(application=case, state=state)
    change.application = case
    return change


def _complete(granted: bool, answer: str) -> None:
    if not granted and not answer.strip():
        raise Invalid({"answer": _("Tell the group why.")})


def _save(case: Application, change: ChangeRequest) -> None:
    change.save()
    case.save(update_fields=["way", "project_start", "project_end", "report_by", "total_cost"])


def _answered(case: Application, change: ChangeRequest, actor: User, granted: bool) -> str:
    """The group has its answer; returns what happened."""
    change.state = ChangeState.GRANTED if granted else ChangeState.REFUSED
    change.decided_by, change.decided_at = actor, timezone.now()
    case.way = "running"
    if not granted:
        telling.tell(case, "change_refused", change=change)
        return "change.refused"
    _take_over(case, change)
    telling.answer(
        case,
        "change_granted",
        lambda language: letters.amendment(change, language),
        actor,
        called=f"Aenderung-{change.number}",
        change=change,
    )
    return "change.granted"


def _take_over(case: Application, change: ChangeRequest) -> None:
    """Dates and sums of the grant are the new ones; the report is due after the new end."""
    if "start" in change.asked:
        case.project_start = parse_date(change.asked["start"])
    if "end" in change.asked:
        case.project_end = parse_date(change.asked["end"])
        case.report_by = running.report_day(case)
    if "plan" in change.asked:
        case.total_cost = totals(change.asked["plan"]).total


def is_past(day: object) -> bool:
    """Whether a day that was written is over."""
    given = day if isinstance(day, datetime.date) else parse_date(str(day or ""))
    return given is not None and given < timezone.localdate()
