"""Handing in the statute, for the first time or after a return."""

from django.db import transaction
from django.utils import timezone

from workflows.engine.actions import next_number, performing, start
from workflows.engine.models import Step
from workflows.outbox.addressees import write_to_applicant
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..checks import facts_of, findings
from ..flows import FoundingFlowV2
from ..models import Founder, FoundingCase, VersionReason
from ..reading import cases as reading
from ..reading.founders import founders_in
from ..rules import cases as rules
from ..statute import Person, StatuteData
from .versions import keep_version

# Numbers of foundings, e.g. G-2026-0007.
PREFIX = "G"


@transaction.atomic
def submit_statute(*, case: FoundingCase, answers: dict[str, object], actor: User) -> None:
    """The statute lies with the advisers; the founders are listed as the interview names them.

    Raises Invalid with the messages of all rules that block, by rule id.
    """
    require(rules.may_submit(actor, case))
    facts = facts_of(
        answers,
        founders=founders_in(case, answers),
        wordings=case.wordings,
        thresholds=reading.thresholds(case),
    )
    blocking = [each for each in findings(facts, waived=reading.waived(case)) if each.blocks]
    if blocking:
        raise Invalid({each.rule.id: each.rule.say() for each in blocking})
    first = case.submitted_at is None
    if first:
        _settle(case, facts.data)
        start(FoundingFlowV2, case=case, actor=actor, verb="statute.submitted")
    else:
        with performing(_revising(case), actor=actor, verb="statute.resubmitted") as doing:
            _settle(doing.case, facts.data)
    keep_version(FoundingCase.objects.get(pk=case.pk), VersionReason.SUBMITTED)
    write_to_applicant(
        case=case,
        template="founding/mail/submitted",
        context=lambda person: {"case": case, "first": first},
        key=f"founding.submitted.{case.pk}.{case.reviews.count()}",
    )


def _settle(case: FoundingCase, data: StatuteData) -> None:
    _list_founders(case, data.founders)
    case.title = data.name[:200]
    case.outcome = ""
    case.number = case.number or next_number(PREFIX)
    case.submitted_at = case.submitted_at or timezone.now()
    case.save(update_fields=["title", "outcome", "number", "submitted_at"])


def _list_founders(case: FoundingCase, people: tuple[Person, ...]) -> None:
    case.founders.all().delete()
    Founder.objects.bulk_create(
        Founder(
            case=case,
            position=position,
            invitation_id=person.invitation,
            name=person.name[:200],
            title=person.title[:40],
            town=person.town[:100],
            is_legal_person=person.is_legal_person,
            is_controlled=person.is_controlled,
            is_minor=person.is_minor,
            is_under_seven=person.is_under_seven,
            guardian_consent=person.has_consent,
            office=person.office[:20],
            joins=person.joins,
        )
        for position, person in enumerate(people, start=1)
    )


def _revising(case: FoundingCase) -> Step:
    step = case.steps.open().filter(node="revise").first()
    if step is None:
        raise AlreadyDone
    return step
