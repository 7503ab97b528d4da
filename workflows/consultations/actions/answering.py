"""The adviser agrees, or says why it does not work."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import Consultation, Outcome
from .clock import set_reminder
from .telling import tell


@transaction.atomic
def answer(*, step: Step, actor: User, agreed: bool, words: str = "") -> Consultation:
    """The group has the answer by mail, with an entry for its calendar. Invalid: a refusal without words."""
    words = words.strip()
    if not agreed and not words:
        raise Invalid({"words": _("Say why, and what they can do instead.")})
    verb = "consultation.agreed" if agreed else "consultation.declined"
    with performing(step, actor=actor, verb=verb) as doing:
        case: Consultation = doing.case
        case.outcome, case.answer = (Outcome.AGREED if agreed else Outcome.DECLINED), words[:1000]
        case.blocks = agreed
        case.save(update_fields=["outcome", "answer", "blocks"])
    case.refresh_from_db()
    if agreed:
        set_reminder(case)
    tell(case, "agreed" if agreed else "declined", actor=actor, calendar=agreed)
    return case
