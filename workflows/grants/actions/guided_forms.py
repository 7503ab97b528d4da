"""The guided forms of grants: what handing in does, what the rules say, who may write and read."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from django.db.models import Sum, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from workflows.engine.standing import share, standing
from workflows.forms.checks.problems import Problem, Severity
from workflows.forms.models import AnswerSheet
from workflows.forms.registry import FormKind
from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..checks import gathering
from ..checks.findings import MUST, Finding, findings
from ..checks.money import SAID_BY_PLAN
from ..checks.partners import largest_grant
from ..checks.report import Report, report_findings
from ..models import Application, Call, CostCategory, Receipt
from ..questions import (
    IDEA,
    REPORT,
    cooperation_project,
    grant_idea,
    grant_report,
    micro_project,
    starter_package,
)
from ..reading.cases import application_row
from ..rules import helping, running, settling, steps
from ..rules.visibility import sees_inside
from .reporting import submit_report
from .submitting import submit_application

_MEMORY = "_application"  # on the row of the case that came with the sheet
# Without these an application has no name, no time and no money.
READS = {"title": "short_text", "start": "date", "end": "date", "plan": "finance_plan"}


def application_of(sheet: AnswerSheet) -> Application:
    """The application a sheet belongs to, read once with each row of the sheet."""
    if isinstance(sheet.case, Application):
        return sheet.case
    known = sheet.case.__dict__
    if _MEMORY not in known:
        known[_MEMORY] = share(sheet.case, application_row(sheet.case_id))
    return cast(Application, known[_MEMORY])


def _with_limits(call: Call) -> Call:
    """The call with its limits by kind of cost, read once."""
    prefetch_related_objects([call], "cost_limits")
    return call


def checks(sheet: AnswerSheet) -> list[Problem]:
    """The GA checks, without those that the finance plan says itself."""
    application = application_of(sheet)
    _with_limits(application.call)
    answered = set(sheet.answers)
    return [
        Problem(
            "",
            found.question,
            found.message(),
            _severity(found),
            "",
            found.code,
        )
        for found in findings(gathering.facts_again(sheet, application))
        if found.variant not in SAID_BY_PLAN and _worth_saying(found.code, found.question, answered)
    ]


def idea_checks(sheet: AnswerSheet) -> list[Problem]:
    """What the call says of an idea already."""
    application, answered = application_of(sheet), set(sheet.answers)
    return [
        Problem("", found.question, found.message(), _severity(found), "", found.code)
        for found in gathering.idea_findings(sheet, application)
        if _worth_saying(found.code, found.question, answered)
    ]


def _worth_saying(code: str, question: str, answered: set[str]) -> bool:
    """An empty question is missing, not wrong; the applicant's own facts are always worth saying."""
    return question in answered or code in ("GA-10", "GA-12", "GA-13", "GA-18", "GA-25")


def context(sheet: AnswerSheet) -> dict[str, object]:
    """The limits of the call, as the finance plan reads them, and the dates of the round."""
    application = application_of(sheet)
    limits = finance(_with_limits(application.call))
    limits["max"] = str(largest_grant(application.call, sheet.answers))
    return {"finance": limits, "round": gathering.round_of(application)}


def at_once(values: Mapping[str, Any], answers: Mapping[str, Any]) -> list[Problem]:
    """The dates and numbers of people, checked on the page where they are typed."""
    return [
        Problem("", found.question, found.message(), "must", "", found.code)
        for found in gathering.typed_findings(values.get("round"), answers)
        if found.question in answers
    ]


def finance(call: Call) -> dict[str, object]:
    """What a call says about money."""
    limits = {row.category: row for row in call.cost_limits.all()}
    return {
        "min": str(call.min_grant),
        "max": str(call.max_grant),
        "max_total": str(call.max_total_cost) if call.max_total_cost is not None else None,
        "own_share_percent": str(call.own_share_percent),
        "own_share_base": call.own_share_base,
        "own_cash_percent": str(call.own_cash_percent),
        "financing": call.financing,
        "overrun_percent": str(call.overrun_percent),
        "share_percent": str(call.share_percent) if call.share_percent is not None else None,
        "in_kind_allowed": call.in_kind_allowed,
        "in_kind_rate": str(call.in_kind_rate),
        "co_funding": call.co_funding,
        "categories": [code for code in CostCategory.values if code not in limits or limits[code].allowed],
        "category_limits": {
            code: {
                "amount": row.max_amount and str(row.max_amount),
                "percent": row.max_percent and str(row.max_percent),
                "unit_price": row.max_unit_price and str(row.max_unit_price),
                "unit": "lesson" if row.unit_minutes == 90 else "",
            }
            for code, row in limits.items()
            if row.allowed
        },
    }


def may_edit(user: User, sheet: AnswerSheet) -> Verdict:
    """Members of the organisation and those it lets help, as long as the application is open."""
    application = application_of(sheet)
    if application.closed_at is not None:
        return refused(_("This application is closed and can’t be changed."))
    allowed = steps.may_edit(user, application)
    if not allowed and helping.may(helping.Deed.WRITE, user, application):
        return ALLOWED
    return allowed


def may_read(user: User, sheet: AnswerSheet) -> Verdict:
    """The applicant's side, its helpers and free staff; reviewers have a screen without the bank account."""
    application = application_of(sheet)
    if standing(application, user).belongs or sees_inside(user, application):
        return ALLOWED
    if helping.may(helping.Deed.READ, user, application):
        return ALLOWED
    return refused(_("You can’t see this application."))


def case_url(sheet: AnswerSheet) -> str:
    """The case page."""
    return reverse("desk:case", kwargs={"case_id": sheet.case_id})


def helpers_url(sheet: AnswerSheet) -> str:
    """Where the group names who helps it fill in."""
    organisation = application_of(sheet).organisation
    return reverse("grants:helpers", kwargs={"uuid": organisation.uuid}) if organisation else ""


def report_context(sheet: AnswerSheet) -> dict[str, object]:
    """What the report is measured against: the plan as it was granted, the promise, what was paid."""
    application = application_of(sheet)
    figures = {
        "plan": settling.plan_of(application),
        "approved": str(running.approved(application)),
        "paid": str(running.paid(application)),
    }
    return {"finance": finance(application.call), "actuals": {"figures": figures}}


def report_checks(sheet: AnswerSheet) -> list[Problem]:
    """What call and application say about the report: receipts, plan, goals (GA-28 to GA-30)."""
    application = application_of(sheet)
    receipts = Receipt.objects.filter(application_id=sheet.case_id).aggregate(sum=Sum("amount"))["sum"]
    report = Report(
        answers=sheet.answers,
        plan=settling.plan_of(application),
        goals=tuple(str(row.get("goal", "")) for row in settling.goals_of(application)),
        overrun_percent=application.call.overrun_percent,
        receipts=receipts or Decimal(0),
        files_asked=Receipt.objects.filter(
            application_id=sheet.case_id, spot_check__isnull=False, document=None
        ).count(),
    )
    return [
        Problem("", found.question, found.message(), _severity(found), "", found.code)
        for found in report_findings(report)
    ]


def _severity(found: Finding) -> Severity:
    return "must" if found.severity == MUST else "should"


def may_edit_report(user: User, sheet: AnswerSheet) -> Verdict:
    """A representative or the treasurer, while the house does not look at something."""
    application = application_of(sheet)
    if application.stage != "running":
        return refused(_("The report can’t be changed at the moment."))
    return running.may_run(user, application)


APPLICATIONS = tuple(
    FormKind(
        code=code,
        definition=definition,
        submit=submit_application,
        checks=checks,
        at_once=at_once,
        context=context,
        may_edit=may_edit,
        may_read=may_read,
        after_submit_url=case_url,
        back_url=case_url,
        aside_url=lambda sheet: reverse("grants:helping"),
        help_url=helpers_url,
        reads=READS,
    )
    for code, definition in (
        ("micro", micro_project),
        ("cooperation", cooperation_project),
        ("starter", starter_package),
    )
)
IDEAS = FormKind(
    code=IDEA,
    definition=grant_idea,
    submit=submit_application,
    checks=idea_checks,
    may_edit=may_edit,
    may_read=may_read,
    after_submit_url=case_url,
    back_url=case_url,
    aside_url=lambda sheet: reverse("grants:helping"),
    help_url=helpers_url,
    reads={"title": "short_text", "short_text": "long_text", "about_amount": "money"},
)
REPORTS = FormKind(
    code=REPORT,
    definition=grant_report,
    submit=submit_report,
    checks=report_checks,
    context=report_context,
    may_edit=may_edit_report,
    may_read=may_read,
    after_submit_url=case_url,
    back_url=case_url,
    reads={"results": "group", "participants": "number", "figures": "finance_plan"},
)
FORMS = (*APPLICATIONS, IDEAS, REPORTS)
