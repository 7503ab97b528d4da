"""Foundings for tests, made through the actions that people trigger."""

from datetime import date, time
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.forms.actions import save_answers, submit_sheet
from workflows.founding import actions
from workflows.founding.actions.meeting import MeetingReport
from workflows.founding.checks.origin import Counts
from workflows.founding.models import DutyCode, FoundingCase
from workflows.founding.reading import cases as reading
from workflows.founding.reading import register
from workflows.founding.reading.papers import REQUIRED
from workflows.founding.rules.duty_terms import TERMS
from workflows.people.models import User

from .answers import OFFICES, good_answers

BRANCH = {
    "purpose": "ideal",
    "commitments": "yes",
    "seven": "yes",
    "funding": "yes",
    "minors": "no",
    "abroad": "yes",
    "organisations": "no",
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
HELD_ON = date(2026, 11, 20)


def started(user: Any = None, answers: dict[str, Any] | None = None) -> FoundingCase:
    """A founding being written, with all questions answered."""
    user = user or UserFactory()
    case = actions.start_founding(actor=user, branch=BRANCH, name="Brücke der Frauen Lindenstadt")
    sheet = reading.sheet_of(case)
    save_answers(
        sheet_id=sheet.pk, answers=good_answers() if answers is None else answers, revision=None, actor=user
    )
    return case


def submitted(user: Any = None, answers: dict[str, Any] | None = None) -> FoundingCase:
    """A founding whose statute lies with the advisers."""
    case = started(user, answers)
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=case.applicant)
    return fresh(case)


def returned(user: Any = None) -> FoundingCase:
    """A founding whose statute came back with a comment on the board."""
    case = submitted(user)
    adviser = UserFactory(roles=["adviser"])
    actions.return_statute(step=step(case), actor=adviser, comments={"board": "Bitte zwei gemeinsam."})
    return fresh(case)


def approved(user: Any = None, adviser: Any = None, answers: dict[str, Any] | None = None) -> FoundingCase:
    """A founding whose statute is approved."""
    case = submitted(user, answers)
    approve(case, adviser or UserFactory(roles=["adviser"]))
    return fresh(case)


def founded(user: Any = None, adviser: Any = None, *, answers: Any = None, **changes: Any) -> FoundingCase:
    """A founding whose meeting was held."""
    case = approved(user, adviser, answers)
    actions.record_meeting(step=step(case), actor=case.applicant, report=report(case, **changes))
    return fresh(case)


def report(
    case: FoundingCase, *, counts: Counts | None = None, elected: Any = None, **meeting: Any
) -> MeetingReport:
    """What the group tells about a meeting at which everybody agreed."""
    founders = list(case.founders.all())
    count = len(founders)
    facts = {
        "held_on": HELD_ON,
        "place": "Gemeindehaus Lindenstadt",
        "starts": time(18, 0),
        "ends": time(20, 15),
        "opened_by": founders[0].name,
        "chair": founders[1].name,
        "minutes_taker": founders[min(2, count - 1)].name,
        "present": count,
        "founding_yes": count,
        "statute_yes": count,
        "dues": "24 Euro im Jahr",
        "auditors": "Maha Farah",
    }
    positions = frozenset(founder.position for founder in founders)
    return MeetingReport(
        meeting=facts | meeting,
        elected=[
            {
                "office": office,
                "name": founder.name,
                "birthdate": date(1985, 4, 12),
                "town": "Lindenstadt",
                "yes": count - 1,
                "abstain": 1,
                "accepted": True,
            }
            for office, founder in zip(OFFICES, founders, strict=False)
        ]
        if elected is None
        else elected,
        attended=positions,
        signed=positions,
        counts=counts,
    )


def founded_at_work(user: Any = None, adviser: Any = None, **changes: Any) -> FoundingCase:
    """A founding whose signed papers agree."""
    adviser = adviser or UserFactory(roles=["adviser"])
    case = founded(user, adviser, **changes)
    hand_in(case)
    actions.check_papers(step=step(case), actor=adviser, differing=())
    return fresh(case)


def hand_in(case: FoundingCase) -> None:
    """The group hands in a scan of each signed paper."""
    files = {kind: scan(f"{kind}.pdf") for kind in REQUIRED}
    actions.hand_in_papers(step=step(case), actor=case.applicant, files=files)


def scan(name: str) -> ContentFile:
    """A small file that is a PDF."""
    return ContentFile(PDF, name=name)


def application(case: FoundingCase, **changes: Any) -> actions.Application:
    """An application that breaks no rule."""
    facts: dict[str, Any] = {
        "court": "Amtsgericht Lindenstadt",
        "certified_by": "notary",
        "certified_on": timezone.localdate(),
        "filed_on": timezone.localdate(),
        "signers": tuple(register.signers_of(case)[:2]),
    }
    return actions.Application(**(facts | changes))


def filed(user: Any = None, adviser: Any = None, **changes: Any) -> FoundingCase:
    """A founding whose application lies with the court."""
    case = founded_at_work(user, adviser, **changes)
    actions.file_application(step=step(case), actor=case.applicant, application=application(case))
    return fresh(case)


def answered(case: FoundingCase, kind: str, **said: Any) -> FoundingCase:
    """The court has written today."""
    facts = {"received_on": timezone.localdate()} | said
    actions.note_answer(step=step(case), actor=case.applicant, kind=kind, **facts)
    return fresh(case)


def entered(user: Any = None, adviser: Any = None, *, board_only_german: bool = True) -> FoundingCase:
    """A founding that stands in the register."""
    case = filed(user, adviser)
    return answered(case, "entered", number="VR 4711", board_only_german=board_only_german)


def tick_legal(case: FoundingCase) -> None:
    """Everything the law demands is done."""
    for duty in case.duties.filter(done_at=None):
        if TERMS[DutyCode(duty.code)].legal:
            actions.tick_duty(duty=duty, actor=case.applicant)


def step(case: FoundingCase) -> Any:
    """The one open step."""
    return case.steps.open().get()


def fresh(case: FoundingCase) -> FoundingCase:
    """The case as the database has it now."""
    return FoundingCase.objects.get(pk=case.pk)


def approve(case: FoundingCase, adviser: User, **said: Any) -> None:
    """The adviser approves the statute as it stands."""
    seen = reading.seal_of(FoundingCase.objects.get(pk=case.pk))
    actions.approve_statute(step=step(case), actor=adviser, seen=seen, **said)
