"""Handing in: the application gets its number, its receipt and its process."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflows.documents import actions as documents
from workflows.engine import actions as engine
from workflows.engine import calendar, kinds
from workflows.forms.models import AnswerSheet
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed, require

from .. import letters
from ..checks import gathering
from ..checks.facts import Facts
from ..checks.findings import MUST, findings
from ..models import Application
from ..rules import steps
from . import telling
from .answering import resubmit


@transaction.atomic
def submit_application(*, sheet: AnswerSheet, actor: User) -> Application:
    """A draft is submitted: numbered, frozen as PDF, on its way; corrections are handed in again.

    Raises NotAllowed for people who may not sign, AlreadyDone after a withdrawal, Invalid when a GA check
    that must pass does not.
    """
    case = Application.objects.select_related("call", "organisation").get(pk=sheet.case_id)
    if case.submitted_at is not None:
        return resubmit(case=case, sheet=sheet, actor=actor)
    case = Application.objects.select_for_update(of=("self",), no_key=True).get(pk=sheet.case_id)
    require(steps.may_sign(actor, case))
    if case.closed_at is not None:
        raise AlreadyDone(_("This application was withdrawn."))
    if case.call.window_at() is None:
        raise NotAllowed(_("This call takes no applications at the moment."))
    facts = gathering.facts_of(sheet, case)
    stop_at_errors(facts)
    _number(case, facts, actor)
    engine.stop_deadlines(case)
    engine.start(
        kinds.get(case.kind).flow, case=case, actor=actor, verb="submitted", data={"number": case.number}
    )
    engine.set_deadline(case, "grants.promise", calendar.due(timezone.now(), case.call.decision_days))
    documents.freeze_uploads(case=case)
    keep_receipt(case, sheet, actor)
    return case


def stop_at_errors(facts: Facts) -> None:
    """Raises Invalid naming the questions when a check that must pass does not."""
    errors: dict[str, str] = {}
    for finding in findings(facts):
        if finding.severity == MUST:
            errors.setdefault(finding.question, finding.message())
    if errors:
        raise Invalid(errors)


def take_over(case: Application, facts: Facts) -> None:
    """The case's own fields say what the answers say."""
    case.title = str(facts.answers.get("title", ""))[:200] or case.call.text("title")
    case.requested, case.total_cost = facts.requested, facts.cost()
    case.project_start, case.project_end = facts.date("start"), facts.date("end")
    case.disbursement = str(facts.answers.get("disbursement") or "")


def _number(case: Application, facts: Facts, actor: User) -> None:
    now = timezone.now()
    take_over(case, facts)
    case.window = case.call.window_at()
    case.number = engine.next_number(case.call.prefix)
    case.submitted_at, case.applicant, case.language = now, actor, get_language() or actor.language
    case.save()


def keep_receipt(case: Application, sheet: AnswerSheet, actor: User) -> None:
    """The answers are kept in a PDF that the worker makes, and the applicant has it with the mail."""
    letter = letters.receipt(case, sheet, actor.language)
    document = documents.ask_for(
        case=case, kind="receipt", name=f"{case.number}.pdf", letter=letter, actor=actor
    )
    telling.tell(case, "received", attachments=[document])
