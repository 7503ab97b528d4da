"""What the first submission and every later one share: checks, the case's own fields, the receipt."""

from collections.abc import Iterable

from workflows.documents import actions as documents
from workflows.engine import actions as engine
from workflows.engine.looking import steps_of
from workflows.forms.models import AnswerSheet
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .. import letters
from ..checks import gathering
from ..checks.facts import to_money
from ..checks.findings import MUST, Finding, findings
from ..models import Application
from ..questions import IDEA
from ..rules import promise as rules
from . import telling


def taken_over(case: Application, sheet: AnswerSheet) -> None:
    """The case's own fields say what the answers say; the caller saves them.

    Raises Invalid naming the questions when a check that must pass does not.
    """
    facts = gathering.facts_again(sheet, case)
    is_idea = sheet.code == IDEA
    _stop_at_errors(gathering.idea_findings(sheet, case) if is_idea else findings(facts))
    case.title = str(facts.answers.get("title", ""))[:200] or case.title or case.call.text("title")
    if is_idea:
        case.requested = to_money(facts.answers.get(gathering.ABOUT_AMOUNT))
        return
    case.requested, case.total_cost = facts.requested, facts.cost()
    case.project_start, case.project_end = facts.date("start"), facts.date("end")
    case.disbursement = str(facts.answers.get("disbursement") or "")


def promise(case: Application) -> None:
    """The house has as many days for its answer as the call says; the group's corrections don't count."""
    engine.set_deadline(case, rules.CODE, rules.due(case, steps_of(case)))


def keep(case: Application, sheet: AnswerSheet, actor: User, *, name: str, template: str) -> None:
    """Uploads stay as they are, the answers are kept in a PDF, and the applicant has it with the mail."""
    documents.freeze_uploads(case=case)
    letter = letters.receipt(case, sheet, actor.language)
    document = documents.ask_for(case=case, kind="receipt", name=f"{name}.pdf", letter=letter, actor=actor)
    steps = steps_of(case)
    day, paused = rules.due(case, steps), rules.paused_days(steps)
    telling.tell(case, template, attachments=[document], answer_by=day, paused=paused)


def _stop_at_errors(found: Iterable[Finding]) -> None:
    errors: dict[str, str] = {}
    for finding in found:
        if finding.severity == MUST:
            errors.setdefault(finding.question, finding.message())
    if errors:
        raise Invalid(errors)
