"""The application to the register court: certified, signed by enough of the board, sent."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..checks import evaluate
from ..models import FoundingCase, RegisterFiling
from ..reading import cases as reading
from ..reading import register


@dataclass(frozen=True)
class Application:
    """What the group sent to the court."""

    court: str
    certified_by: str
    certified_on: date
    filed_on: date
    signers: tuple[str, ...]
    representation: str = ""
    signed_there: bool = True


@transaction.atomic
def file_application(*, step: Step, actor: User, application: Application) -> RegisterFiling:
    """The court has the application; raises Invalid with what the register rules say (R-01 to R-06)."""
    _check_days(application)
    with performing(step, actor=actor, verb="register.filed", data={"court": application.court}) as doing:
        case: FoundingCase = doing.case
        filing = RegisterFiling.objects.create(
            case=case,
            round=case.filings.count() + 1,
            filed_by=actor,
            signers=list(application.signers),
            court=" ".join(application.court.split())[:120],
            certified_by=application.certified_by,
            certified_on=application.certified_on,
            filed_on=application.filed_on,
            signed_there=application.signed_there,
            representation=application.representation.strip() or register.for_court(case).representation,
        )
        _check(case, filing)
    return filing


def _check_days(application: Application) -> None:
    today = timezone.localdate()
    if application.certified_on > today:
        raise Invalid({"certified_on": _("This day is still to come. Come back after the appointment.")})
    if application.filed_on > today:
        raise Invalid({"filed_on": _("This day is still to come.")})
    if application.filed_on < application.certified_on:
        raise Invalid({"filed_on": _("The court gets the application after the signatures are certified.")})


# Where a complaint of a rule stands in forms and in the API.
FIELDS = {"R-01": "signers", "R-03": "representation", "R-05": "certified_by", "R-06": "court"}


def _check(case: FoundingCase, filing: RegisterFiling) -> None:
    facts = register.facts_with(case, filing)
    found = evaluate(facts, phase="filing", waived=reading.waived(case))
    blocking = {FIELDS.get(each.rule.id, each.rule.id): each.rule.say() for each in found if each.blocks}
    if blocking:
        raise Invalid(blocking)
