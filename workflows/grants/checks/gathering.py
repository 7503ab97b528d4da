"""Gathers the facts of one answer sheet for the GA checks: the only place where they meet the database."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from workflows.engine import law
from workflows.engine.models import Case
from workflows.engine.standing import remembered
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.summary import used_answers
from workflows.organisations.reading.talks import last_talk
from workflows.people.models import MembershipFunction, Organisation
from workflows.upkeep.statements import CASE, DAY, ORGANISATION, Statement

from ..models import Application, Call, Consultation, Decision, Outcome
from .facts import ZERO, Body, Facts, IncomeLine, Limit, plan_lines, to_money
from .findings import Finding, findings, run
from .project import months_before, overlap, similar_title

LAW = ("ao.63.exemption", "ao.63.60a", "brkg.5.km", "brkg.5.cap", "estg.3.26a")
# What is remembered with the row of an application, so that it is asked once for many (see `many`).
ANSWERS, OVERDUE, LAW_TODAY = "answers", "overdue reports", "the law of today"
_MEMORY = "_facts"  # on the sheet's row object: it lasts as long as one request
# What is said at once, where it is typed: dates of the round, time before the start, people.
TYPED = ("GA-07", "GA-08", "GA-31")
# What is asked again on the day of the decision.
STANDING = ("GA-13", "GA-13.none", "GA-18.report")
# What an idea has to meet already, and what of it only the application can say.
OF_IDEAS = ("GA-01", "GA-10", "GA-11", "GA-12", "GA-13", "GA-14", "GA-18")
NOT_OF_IDEAS = ("GA-01.partners", "GA-12.partners")
ABOUT_AMOUNT = "about_amount"
WRITTEN_AFTER_IDEA = "idea_chosen"
# Stages in which an application does not count against the limit of the year, nor as a double.
# Stages of a group that has, or had, a grant.
GRANTED = (
    *("approved", "countersign", "running", "payment_check", "payment_release", "change_check"),
    *("change_decision", "examination", "settlement", "reclaim", "closed"),
)
FALLEN = ("draft", "withdrawn", "rejected", "rejected_formal", "rejected_idea", "expired", "lapsed")


def facts_of(sheet: AnswerSheet, application: Application | None = None) -> Facts:
    """The facts of a sheet as of today, or as of the day of submission once it was submitted."""
    case = application or Application.objects.select_related("call", "window").get(pk=sheet.case_id)
    return facts_for(case, dict(used_answers(sheet)), on=_day(case))


def _day(case: Application) -> datetime.date:
    """The day of submission; today while an application is written, with or without an idea before it."""
    written = case.submitted_at is None or case.stage == WRITTEN_AFTER_IDEA
    return timezone.localdate() if written else timezone.localdate(case.submitted_at)


def idea_findings(sheet: AnswerSheet, application: Application) -> list[Finding]:
    """What keeps an idea out: who asks, where, for what, how much; the rest comes with the application."""
    facts = facts_again(sheet, application)
    asked = IncomeLine("requested", to_money(facts.answers.get(ABOUT_AMOUNT)))
    facts = replace(facts, income=(asked,))
    found = [each for code in OF_IDEAS for each in run(code, facts)]
    wanted = [replace(each, question=ABOUT_AMOUNT) if each.question == "plan" else each for each in found]
    return [each for each in wanted if each.variant not in NOT_OF_IDEAS]


def facts_again(sheet: AnswerSheet, application: Application) -> Facts:
    """As `facts_of`; what was gathered with this row of the sheet is not gathered twice."""
    known: Facts | None = sheet.__dict__.get(_MEMORY)
    if known is not None and known.answers == dict(used_answers(sheet)):
        return known
    facts = facts_of(sheet, application)
    sheet.__dict__[_MEMORY] = facts
    return facts


def facts_for(case: Application, answers: dict[str, object], *, on: datetime.date) -> Facts:
    """The facts of these answers in this application on that day."""
    costs, income = plan_lines(answers.get("plan"))
    body, call = case.organisation, case.call
    window = case.window
    rivals = _rivals(case)
    same = [rival for rival in rivals if rival.call_id == call.pk and _year(rival) == on.year]
    return Facts(
        terms=call,
        on=on,
        answers=answers,
        body=body_of(body),
        project_from=window.project_from if window else None,
        project_until=window.project_until if window else None,
        limits=limits_of(call),
        law=law.values(*LAW, on=on),
        costs=costs,
        income=income,
        last_consultation=last_advice(case, on, months) if (months := call.consultation_months) else None,
        last_workshop=last_workshop(body, on) if call.workshop_months else None,
        founding_started=_founding(case, on) if call.founding_required else False,
        grants_this_year=len(same),
        euros_this_year=sum((_euros(rival) for rival in same), ZERO),
        is_first_timer=not any(rival.stage in GRANTED for rival in rivals),
        overdue_reports=_overdue(rivals),
        similar=_similar(rivals, answers),
        available=call.available,
    )


def against_approval(case: Application) -> list[Finding]:
    """What keeps an application from being approved today though it was complete when it came.

    The charity notice has to be valid on the very day (GA-13), and whoever owes a report gets no further
    grant (GA-18); the budget is guarded by the ledger (GA-26).
    """
    overdue = remembered(case, OVERDUE, lambda: _overdue(_rivals(case)))
    facts = replace(_facts_today(case), overdue_reports=overdue)
    return [found for code in ("GA-13", "GA-18") for found in run(code, facts) if found.variant in STANDING]


def against_advance(case: Application) -> list[Finding]:
    """What keeps money from being paid in advance today: a charity whose notice is valid (GA-10, GA-13)."""
    facts = _facts_today(case)
    cash = [found for found in run("GA-10", facts) if found.variant == "GA-10.cash"]
    return cash + run("GA-13", facts)


def _facts_today(case: Application) -> Facts:
    """What is known of the applicant itself, on this day."""
    today = timezone.localdate()
    return Facts(
        terms=case.call,
        on=today,
        decided_on=today,
        answers={"disbursement": case.disbursement},
        body=body_of(case.organisation),
        law=remembered(case, LAW_TODAY, lambda: law.values(*LAW, on=today)),
    )


def round_of(case: Application) -> dict[str, object]:
    """The dates of the application's round, for the questions where dates are typed."""
    window = case.window
    return {
        "on": _day(case),
        "lead_days": case.call.lead_days,
        "max_project_months": case.call.max_project_months,
        "project_from": window.project_from if window else None,
        "project_until": window.project_until if window else None,
    }


def typed_findings(dates: Mapping[str, Any] | None, answers: Mapping[str, object]) -> list[Finding]:
    """What is wrong with the dates and the numbers of people, by the answers and the round alone."""
    if not dates:
        return []
    facts = Facts(
        terms=SimpleNamespace(lead_days=dates["lead_days"], max_project_months=dates["max_project_months"]),
        on=dates["on"],
        answers=answers,
        body=Body(),
        project_from=dates["project_from"],
        project_until=dates["project_until"],
    )
    return [found for code in TYPED for found in run(code, facts)]


def open_findings(sheet: AnswerSheet, application: Application | None = None) -> list[Finding]:
    """Everything the checks find wrong with a sheet."""
    return findings(facts_of(sheet, application))


def body_of(organisation: Organisation | None) -> Body:
    """The applicant as the rules see it."""
    if organisation is None:
        return Body()
    return Body(
        name=organisation.name,
        legal_form=organisation.legal_form,
        is_migrant_organisation=organisation.is_migrant_organisation,
        tax_notice=organisation.tax_notice,
        tax_notice_date=organisation.tax_notice_date,
        founded_on=organisation.founded_on,
        postcode=organisation.postcode,
    )


def limits_of(call: Call) -> dict[str, Limit]:
    """The call's limits by kind of cost."""
    return {
        row.category: Limit(
            row.allowed, row.max_amount, row.max_percent, row.max_unit_price, row.unit_minutes
        )
        for row in call.cost_limits.all()
    }


def last_advice(case: Application, on: datetime.date, months: int = 0) -> datetime.date | None:
    """The day of the latest talk up to that day: noted here by hand, or held as a booked consultation.

    A note that is at most so many `months` old is enough: nobody is asked for more.
    """
    noted = last_consultation(case.organisation, on)
    if noted is not None and months and noted >= months_before(on, months):
        return noted
    booked = last_talk(case.organisation, case.applicant, on)
    return max((day for day in (noted, booked) if day is not None), default=None)


def last_consultation(organisation: Organisation | None, on: datetime.date) -> datetime.date | None:
    """The day of the organisation's latest consultation that was noted by hand, up to that day."""
    if organisation is None:
        return None
    return next(iter(_talks(organisation=organisation.pk, day=on)), None)


_talks: Statement[datetime.date] = Statement(
    lambda: (
        Consultation.objects.filter(organisation_id=ORGANISATION, held_on__lte=DAY)
        .order_by("-held_on")
        .values_list("held_on", flat=True)[:1]
    )
)


def last_workshop(organisation: Organisation | None, on: datetime.date) -> datetime.date | None:
    """The day of the latest workshop that the organisation took part in up to that day."""
    if organisation is None:
        return None
    held = Consultation.objects.filter(organisation=organisation, is_workshop=True, held_on__lte=on)
    return held.order_by("-held_on").values_list("held_on", flat=True).first()


def _founding(case: Application, on: datetime.date) -> bool:
    """Somebody who may sign for the organisation has a founding case here, or the house advised it lately."""
    if case.organisation is None:
        return False
    people = case.organisation.memberships.filter(function=MembershipFunction.REPRESENTATIVE)
    started = Case.objects.filter(kind="founding", applicant__in=people.values("user"))
    if started.exists():
        return True
    held = last_advice(case, on, 24)
    return held is not None and held >= months_before(on, 24)


def _rivals(case: Application) -> list[Application]:
    if case.organisation_id is None:
        return []
    return _others(organisation=case.organisation_id, case=case.pk)


_approved = Decision.objects.filter(application=OuterRef("pk"), outcome=Outcome.APPROVE)
_others: Statement[Application] = Statement(
    lambda: (
        Application.objects.filter(organisation_id=ORGANISATION)
        .exclude(pk=CASE)
        .exclude(stage__in=FALLEN)
        .annotate(approved=Subquery(_approved.values("amount")[:1]))
        .only(
            *("call_id", "number", "title", "project_start", "project_end", "submitted_at", "stage"),
            *("report_by", "requested"),
        )
    )
)


def _euros(rival: Application) -> Decimal:
    """What was granted, or what is asked for while nothing is decided."""
    approved: Decimal | None = rival.__dict__.get("approved")
    return approved if approved is not None else rival.requested or ZERO


def _overdue(rivals: list[Application]) -> tuple[str, ...]:
    """The grants whose report should be here by now."""
    today = timezone.localdate()
    return tuple(
        rival.number or ""
        for rival in rivals
        if rival.stage == "running" and rival.report_by is not None and rival.report_by < today
    )


def _year(case: Application) -> int:
    return timezone.localdate(case.submitted_at).year if case.submitted_at else 0


def _similar(rivals: list[Application], answers: dict[str, Any]) -> tuple[str, ...]:
    title, start, end = answers.get("title", ""), answers.get("start"), answers.get("end")
    return tuple(
        rival.number or ""
        for rival in rivals
        if overlap(start, end, rival.project_start, rival.project_end) and similar_title(title, rival.title)
    )
