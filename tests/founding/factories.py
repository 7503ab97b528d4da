"""Foundings for tests, made through the actions that people trigger."""

from datetime import date, time
from typing import Any

from tests.people.factories import UserFactory
from workflows.forms.actions import save_answers, submit_sheet
from workflows.founding import actions
from workflows.founding.actions.meeting import MeetingReport
from workflows.founding.checks.origin import Counts
from workflows.founding.models import FoundingCase
from workflows.founding.reading import cases as reading
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


def founded(user: Any = None, adviser: Any = None, **changes: Any) -> FoundingCase:
    """A founding whose meeting was held."""
    case = approved(user, adviser)
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
        "minutes_taker": founders[2].name,
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
