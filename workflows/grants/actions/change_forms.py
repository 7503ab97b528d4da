"""The guided form in which a group asks for a change of its running grant."""

from datetime import date

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from workflows.forms.checks.problems import Problem
from workflows.forms.models import AnswerSheet
from workflows.forms.registry import FormKind
from workflows.people.models import User
from workflows.people.verdicts import Verdict

from ..checks import gathering
from ..questions import CHANGE, grant_change
from ..rules import changes, running
from .changing import is_past, parts_of, submit_change
from .guided_forms import application_of, case_url, finance, may_read


def context(sheet: AnswerSheet) -> dict[str, object]:
    """The limits of the call; a change never raises the grant above what was promised."""
    application = application_of(sheet)
    limits = finance(application.call) | {"max": str(running.approved(application))}
    return {"finance": limits, "round": gathering.round_of(application)}


def checks(sheet: AnswerSheet) -> list[Problem]:
    """Something is different from what was granted; the new dates fit the round and lie ahead (GA-07)."""
    application = application_of(sheet)
    _before, asked = parts_of(application, sheet)
    found = []
    if sheet.answers.get("changes") and not asked:
        text = _("Nothing is different from what was granted. Change the plan, the dates or the goals.")
        found.append(Problem("", "changes", text))
    if "end" in asked and is_past(asked["end"]):
        found.append(Problem("", "end", _("This day is over. A change is asked for before it is made.")))
    if "start" in asked and _has_begun(application.project_start):
        found.append(Problem("", "start", _("The project has begun, so its start stays as it is.")))
    if "period" in (sheet.answers.get("changes") or []):
        found += _dates(sheet)
    return found


def _has_begun(start: date | None) -> bool:
    return start is not None and is_past(start)


def _dates(sheet: AnswerSheet) -> list[Problem]:
    application = application_of(sheet)
    dates = {name: parse_date(str(sheet.answers.get(name) or "")) for name in ("start", "end")}
    return [
        Problem("", each.question, each.message(), "must", "", each.code)
        for each in gathering.typed_findings(gathering.round_of(application), dates)
        if each.code == "GA-07"
    ]


def may_edit(user: User, sheet: AnswerSheet) -> Verdict:
    """Whoever may ask for a change, as long as one can be asked for."""
    return changes.may_ask(user, application_of(sheet))


CHANGES = FormKind(
    code=CHANGE,
    definition=grant_change,
    submit=submit_change,
    checks=checks,
    context=context,
    may_edit=may_edit,
    may_read=may_read,
    after_submit_url=case_url,
    back_url=case_url,
    reads={
        "changes": "multi",
        "reason": "long_text",
        "start": "date",
        "end": "date",
        "goals": "group",
        "plan": "finance_plan",
    },
)
