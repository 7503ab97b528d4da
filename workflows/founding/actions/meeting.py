"""Recording the founding meeting: minutes, documents, duties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.outbox.addressees import write_to_applicant
from workflows.people.addresses import address
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..checks import evaluate
from ..checks.origin import Counts, origin_of
from ..models import BoardOffice, Founder, FoundingCase, FoundingMeeting, MeetingDraft
from ..reading import cases as reading
from .documents import ask_for_founding_documents
from .duties import set_duties


@dataclass(frozen=True)
class MeetingReport:
    """What the group reports: the meeting's fields, those elected, who was there and who signed."""

    meeting: Mapping[str, object]
    elected: Sequence[Mapping[str, object]]
    attended: frozenset[int] = field(default_factory=frozenset)
    signed: frozenset[int] = field(default_factory=frozenset)
    not_joining: frozenset[int] = field(default_factory=frozenset)
    counts: Counts | None = None


@transaction.atomic
def record_meeting(*, step: Step, actor: User, report: MeetingReport) -> FoundingMeeting:
    """The association is founded: minutes and statute are asked for, duties towards offices set.

    The counts about nationality are looked at once and forgotten; only the result stays.
    Raises Invalid with the messages of all meeting rules that block, by rule id.
    """
    with performing(step, actor=actor, verb="meeting.recorded") as doing:
        case: FoundingCase = doing.case
        _check_invitation(report.meeting)
        _forget_earlier(case)
        meeting = FoundingMeeting.objects.create(case=case, **report.meeting)
        BoardOffice.objects.bulk_create(BoardOffice(meeting=meeting, **each) for each in report.elected)
        _mark_founders(case, report)
        case.foreigners = _origin(report.counts)
        case.save(update_fields=["foreigners"])
        _check(case)
        documents = ask_for_founding_documents(case=case, actor=actor)
        set_duties(case=case, event="founded", since=meeting.held_on)
        if not reading.data_for(case).registered:
            set_duties(case=case, event="started", since=meeting.held_on)
    duties = list(case.duties.filter(done_at=None))
    write_to_applicant(
        case=case,
        template="founding/mail/founded",
        context=lambda person: {
            "case": case,
            "duties": duties,
            "url": address("founding:duties", person.language, case_id=case.pk),
        },
        attachments=documents,
        key=f"founding.founded.{case.pk}.{case.paper_checks.count()}",
    )
    return meeting


def _check_invitation(meeting: Mapping[str, object]) -> None:
    invited, held = meeting.get("invited_on"), meeting["held_on"]
    if isinstance(invited, date) and isinstance(held, date) and invited > held:
        raise Invalid({"invited_on": _("The invitation was sent before the meeting.")})


def _forget_earlier(case: FoundingCase) -> None:
    """What was reported wrongly or noted on the way; papers of an earlier meeting stay as they were."""
    BoardOffice.objects.filter(meeting__case=case).delete()
    FoundingMeeting.objects.filter(case=case).delete()
    MeetingDraft.objects.filter(case=case).delete()


def _origin(counts: Counts | None) -> str:
    if counts is None:
        return ""
    if not counts.consistent:
        raise Invalid({"counts": _("The parts are more than the total. Please count again.")})
    return origin_of(counts).value


def _mark_founders(case: FoundingCase, report: MeetingReport) -> None:
    founders = list(case.founders.all())
    for founder in founders:
        founder.attended = founder.position in report.attended
        founder.joins = founder.joins and founder.position not in report.not_joining
        founder.signed = founder.position in report.signed and founder.joins
    Founder.objects.bulk_update(founders, ["attended", "joins", "signed"])


def _check(case: FoundingCase) -> None:
    found = evaluate(reading.facts_for(case), phase="meeting", waived=reading.waived(case))
    blocking = {each.rule.id: each.rule.say() for each in found if each.blocks}
    if blocking:
        raise Invalid(blocking)
