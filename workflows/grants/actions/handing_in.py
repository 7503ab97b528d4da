"""What the first submission and every later one share: checks, the case's own fields, the receipt."""

from django.utils import timezone

from workflows.documents import actions as documents
from workflows.engine import calendar
from workflows.forms.models import AnswerSheet
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .. import letters
from ..checks import gathering
from ..checks.facts import Facts
from ..checks.findings import MUST, findings
from ..models import Application
from ..rules.steps import days_to_promise
from . import telling


def taken_over(case: Application, sheet: AnswerSheet) -> None:
    """The case's own fields say what the answers say; the caller saves them.

    Raises Invalid naming the questions when a check that must pass does not.
    """
    facts = gathering.facts_again(sheet, case)
    _stop_at_errors(facts)
    case.title = str(facts.answers.get("title", ""))[:200] or case.title or case.call.text("title")
    case.requested, case.total_cost = facts.requested, facts.cost()
    case.project_start, case.project_end = facts.date("start"), facts.date("end")
    case.disbursement = str(facts.answers.get("disbursement") or "")


def keep(case: Application, sheet: AnswerSheet, actor: User, *, name: str, template: str) -> None:
    """Uploads stay as they are, the answers are kept in a PDF, and the applicant has it with the mail."""
    documents.freeze_uploads(case=case)
    letter = letters.receipt(case, sheet, actor.language)
    document = documents.ask_for(case=case, kind="receipt", name=f"{name}.pdf", letter=letter, actor=actor)
    answer_by = calendar.due(timezone.now(), days_to_promise(case))
    telling.tell(case, template, attachments=[document], answer_by=answer_by)


def _stop_at_errors(facts: Facts) -> None:
    errors: dict[str, str] = {}
    for finding in findings(facts):
        if finding.severity == MUST:
            errors.setdefault(finding.question, finding.message())
    if errors:
        raise Invalid(errors)
