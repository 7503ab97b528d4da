"""Reading one founding: its answers, facts, clauses and what the rules say about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from workflows.engine import law
from workflows.engine.standing import remembered
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.summary import used_answers
from workflows.people.consent import seal

from ..checks import Facts, Finding, evaluate, facts_of
from ..checks.facts import THRESHOLDS
from ..models import Founder, FoundingCase, FoundingMeeting
from ..questions import CODE
from ..statute import BoardMember, Clause, Meeting, Person, StatuteData, Votes, statute_clauses
from .founders import founders_in, with_details
from .papers import last_check, signed_papers
from .way import receipts_until


def sheet_of(case: FoundingCase) -> AnswerSheet:
    """The answer sheet of the interview."""
    return AnswerSheet.objects.whole().get(case_id=case.pk, code=CODE)


def sheet_key(case: FoundingCase) -> UUID:
    """The key of that sheet, without reading it."""
    return AnswerSheet.objects.values_list("pk", flat=True).get(case_id=case.pk, code=CODE)


@dataclass(frozen=True)
class Interview:
    """The interview of a founding and the facts that it says, read once."""

    sheet: AnswerSheet
    facts: Facts


def interview_of(case: FoundingCase) -> Interview:
    """The answer sheet and the facts as they are now."""
    sheet = sheet_of(case)
    return Interview(sheet, facts_for(case, answers=used_answers(sheet)))


def thresholds(case: FoundingCase) -> dict[str, Decimal]:
    """The numbers of the law as they are today, read once with this row of the case."""
    return remembered(case, "thresholds", lambda: law.values(*THRESHOLDS))


def facts_for(case: FoundingCase, *, answers: Mapping[str, object] | None = None) -> Facts:
    """What the rules may look at; `answers` when the caller has them already."""
    values = used_answers(sheet_of(case)) if answers is None else answers
    meeting = meeting_of(case)
    return facts_of(
        values,
        founders=founders_of(case, meeting)
        if case.submitted_at and case.stage not in ("draft", "revision")
        else founders_in(case, values),
        meeting=meeting,
        wordings=case.wordings,
        thresholds=thresholds(case),
        foreigners=case.foreigners,
        draft_reply=case.draft_reply,
        **(_since_the_meeting(case) if meeting else {}),
    )


def _since_the_meeting(case: FoundingCase) -> dict[str, object]:
    """What only an association that was founded has: duties, papers, notices, members."""
    duties = list(case.duties.values_list("code", "done_at"))
    check = last_check(case)
    return {
        "notified": frozenset(code for code, done_at in duties if done_at),
        "due": frozenset(code for code, done_at in duties if done_at is None),
        "papers": frozenset(signed_papers(case)),
        "differing": frozenset(check.differing if check else ()),
        "members": case.members,
        "receipts_until": receipts_until(case),
        "today": timezone.localdate(),
        "is_entered": bool(case.register_number),
    }


def data_for(case: FoundingCase) -> StatuteData:
    """The one set of data behind statute and minutes."""
    return facts_for(case).data


def clauses_for(case: FoundingCase) -> tuple[Clause, ...]:
    """The clauses of the statute as they stand now."""
    return statute_clauses(data_for(case))


def seal_of(case: FoundingCase, clauses: Sequence[Clause] | None = None) -> str:
    """What an adviser has seen when they approve: every clause as it would be printed, and what is waived."""
    said = [
        [clause.id, clause.heading, [paragraph.text for paragraph in clause.paragraphs]]
        for clause in (clauses_for(case) if clauses is None else clauses)
    ]
    return seal([said, sorted(waived(case))])


def waived(case: FoundingCase) -> frozenset[str]:
    """The rules an adviser has waived; read once with this row of the case."""
    return remembered(case, "waived", lambda: frozenset(case.waivers.values_list("rule", flat=True)))


def findings_for(
    case: FoundingCase, *, phase: str = "interview", facts: Facts | None = None
) -> list[Finding]:
    """All rules that apply to this founding, passed or not."""
    return evaluate(facts or facts_for(case), phase=phase, waived=waived(case))


def founders_of(case: FoundingCase, meeting: Meeting | None = None) -> list[Person]:
    """The founders as listed when the statute was handed in, with the offices they were elected to."""
    offices = {each.name: each.office for each in meeting.elected} if meeting else {}
    rows = case.founders.select_related("invitation__entry")
    return [_person(founder, offices) for founder in rows]


def _person(founder: Founder, offices: dict[str, str]) -> Person:
    person = Person(
        name=founder.name,
        title=founder.title,
        town=founder.town,
        is_legal_person=founder.is_legal_person,
        is_controlled=founder.is_controlled,
        is_minor=founder.is_minor,
        is_under_seven=founder.is_under_seven,
        has_consent=founder.guardian_consent,
        office=offices.get(founder.name, "") if offices else founder.office,
        joins=founder.joins,
        attended=founder.attended,
        signed=founder.signed,
    )
    return with_details(person, founder.invitation.answer if founder.invitation else None)


def meeting_of(case: FoundingCase) -> Meeting | None:
    """The recorded meeting, or None before there was one."""
    row = FoundingMeeting.objects.filter(case=case).prefetch_related("elected").first()
    if row is None:
        return None
    return Meeting(
        held_on=row.held_on,
        place=row.place,
        mode=row.mode,
        mode_agreed=row.mode_agreed,
        invited_on=row.invited_on,
        starts=row.starts,
        ends=row.ends,
        opened_by=row.opened_by,
        chair=row.chair,
        minutes=row.minutes_taker,
        present=row.present,
        founding=Votes(row.founding_yes, row.founding_no, row.founding_abstain),
        statute=Votes(row.statute_yes, row.statute_no, row.statute_abstain),
        statute_first=row.statute_first,
        dues=row.dues,
        auditors=tuple(filter(None, (name.strip() for name in row.auditors.split(",")))),
        elected=tuple(
            BoardMember(
                office=each.office,
                name=each.name,
                birthdate=each.birthdate,
                town=each.town,
                votes=Votes(each.yes, each.no, each.abstain),
                accepted=each.accepted,
                is_minor=each.is_minor,
            )
            for each in row.elected.all()
        ),
    )
