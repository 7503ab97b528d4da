"""After the talk: what it was about, how long, what came out, what comes next; or that nobody came."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from .. import topics as known
from ..models import Consultation, Outcome
from ..models.consultations import LONGEST, SHORTEST
from .telling import tell


@dataclass(frozen=True)
class Report:
    """What an adviser writes down; `result` is for the house, `next_step` for the group."""

    came: bool
    topics: tuple[str, ...] = ()
    minutes: int | None = None
    result: str = ""
    next_step: str = ""


@transaction.atomic
def write_down(*, step: Step, actor: User, report: Report) -> Consultation:
    """It counts, and opens calls that ask for a talk before; Invalid when topics or minutes are missing."""
    if report.came and (errors := _problems(report)):
        raise Invalid(errors)
    verb = "consultation.held" if report.came else "consultation.missed"
    with performing(step, actor=actor, verb=verb) as doing:
        case: Consultation = doing.case
        case.outcome = Outcome.HELD if report.came else Outcome.MISSED
        if report.came:
            case.topics, case.minutes = list(dict.fromkeys(report.topics)), report.minutes
            case.next_step = report.next_step.strip()
        case.result = report.result.strip()
        if actor.pk != case.adviser_id:  # a colleague stood in; the own time of that colleague may overlap
            case.adviser, case.blocks = actor, False
        case.save(update_fields=["outcome", "topics", "minutes", "result", "next_step", "adviser", "blocks"])
    case.refresh_from_db()
    if case.next_step:
        tell(case, "next_step", actor=actor)
    return case


def _problems(report: Report) -> dict[str, str]:
    errors = {}
    if not report.topics or any(topic not in known.labels() for topic in report.topics):
        errors["topics"] = _("Choose at least one topic.")
    if report.minutes is None or not SHORTEST <= report.minutes <= LONGEST:
        errors["minutes"] = _("Say how long you talked: %(least)s to %(most)s minutes.") % {
            "least": SHORTEST,
            "most": LONGEST,
        }
    return errors
