"""The five calls of the house, C1 to C5, each from the file to the closed grant; and what each refuses."""

from dataclasses import dataclass, field
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from demo.seed import calls as calls_of_house
from tests.grants import factories as make
from tests.grants.running import PNG, broken
from tests.people.factories import UserFactory
from workflows.forms import actions as forms
from workflows.grants import actions
from workflows.grants.models import Application, Call, FundReservation, GrantSettlement
from workflows.people.models import Role
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Walk:
    """One call: its file, what the group answers, what is granted, paid first and left after the report."""

    file: str
    amount: str
    paid: str
    rest: str
    report: dict[str, str]
    answers: dict[str, Any] = field(default_factory=dict)
    letters: int = 0
    facts: dict[str, Any] = field(default_factory=dict)


def _room_and_paint() -> dict[str, Any]:
    return {
        "expenses": [{"category": "rooms", "description": "Saal", "amount": "200.00"}],
        "incomes": [{"kind": "requested", "amount": "200.00"}],
    }


WALKS = {
    "C1": Walk("starter_package_file", "180.00", "180.00", "0.00", {"cost": "180.00"}),
    "C2": Walk("micro_project_file", "900.00", "720.00", "180.00", {"cost": "950.00"}),
    "C3": Walk(
        "cooperation_project_file",
        *("2500.00", "2000.00", "500.00"),
        {"cost": "2650.00", "own": "150.00", "hours": "10"},
        letters=2,
    ),
    "C4": Walk(
        "quick_help_file",
        *("200.00", "200.00", "0.00"),
        {"cost": "200.00"},
        {"plan": _room_and_paint(), "disbursement": "reimbursement"},
        facts={"legal_form": "initiative", "is_migrant_organisation": False, "tax_notice": "none"},
    ),
    "C5": Walk(
        "countryside_file",
        *("4000.00", "2800.00", "1200.00"),
        {"cost": "4700.00", "own": "700.00", "hours": "20"},
        {"plan": make.plan("4000.00", "700.00", "20.00"), "fees_to_board": True},
    ),
}


def published(walk: Walk, people: SimpleNamespace) -> Call:
    """The call of the file, brought in by one manager and published by another."""
    text = getattr(calls_of_house, walk.file)(timezone.localdate())
    call = Call.objects.get(slug=actions.import_call(text, actor=people.manager).slug)
    actions.request_publication(call=call, actor=people.manager)
    return actions.publish_call(call=call, actor=people.second, seen=actions.seal_of(call))


def written(walk: Walk, call: Call, people: SimpleNamespace, **changes: Any) -> Application:
    """A complete draft with the letters of its partners."""
    user, organisation = make.applicant(**walk.facts)
    make.workshop(organisation, people)
    case = make.draft_for(call, people, user, organisation, **{**walk.answers, **changes})
    for number in range(walk.letters):
        file = SimpleUploadedFile(f"zusage-{number}.png", PNG)
        forms.add_file(sheet_id=make.sheet_of(case).pk, question="partner_letters", file=file, actor=user)
    return case


def decided(case: Application, walk: Walk, people: SimpleNamespace) -> Application:
    """Checked, reviewed, recommended by a jury where the call has one, approved and signed."""
    actions.check_formally(
        step=make.step(case, "formal_check"), actor=people.officer, result="ok", note="Gut."
    )
    if reviewers := people.reviewers[: case.call.reviewers]:
        actions.assign_reviewers(step=make.step(case, "assign"), actor=people.officer, reviewers=reviewers)
        for person in reviewers:
            make.review(case, person)
    if case.call.jury:
        recommended(case, walk, people)
    return make.signed(make.approve(case, people, walk.amount), people)


def recommended(case: Application, walk: Walk, people: SimpleNamespace) -> None:
    """A jury of three says yes."""
    jury = [UserFactory(roles=[Role.REVIEWER]) for _ in range(3)]
    meeting = actions.plan_meeting(
        call=case.call, actor=people.officer, held_on=timezone.localdate(), chair=jury[0], members=jury
    )
    actions.open_meeting(meeting=meeting, actor=jury[0], present=jury)
    item = meeting.items.get()
    for person in jury:
        actions.vote(item=item, actor=person, ballot="yes")
    actions.close_item(item=item, actor=jury[0], amount=Decimal(walk.amount), reasons="Trägt viele.")
    actions.close_meeting(meeting=meeting, actor=jury[0])


@pytest.mark.parametrize("name", WALKS)
def test_from_the_file_to_the_closed_grant(people, name):
    walk = WALKS[name]
    call = published(walk, people)
    case = make.submit(written(walk, call, people))
    case = decided(case, walk, people)
    assert case.stage == "running"
    make.paid(case, people, walk.paid)
    case = make.reported(make.fresh(case), **walk.report)
    make.examined(case, people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    settlement = GrantSettlement.objects.get()
    assert (settlement.final_grant, settlement.rest_payment) == (Decimal(walk.amount), Decimal(walk.rest))
    if settlement.rest_payment:
        actions.release_payment(step=make.step(case, "release_payment"), actor=people.cash, released=True)
    case = make.fresh(case)
    assert (case.stage, case.closed_at is not None) == ("closed", True)
    assert FundReservation.objects.get().paid == Decimal(walk.amount)
    assert Call.objects.get(pk=call.pk).committed == Decimal(walk.amount)
    assert broken() == []


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("C3", {"letters": 0}, "1.500"),
        ("C3", {"plan": make.plan("3100.00", "250.00", "10.00")}, "3.000"),
        ("C2", {"fees_to_board": True}, "Vorstand"),
        (
            "C4",
            {"plan": make.plan("250.00", "0.00", "0.00"), "start": timezone.localdate().isoformat()},
            "Tage",
        ),
        ("C5", {"plan": make.plan("4100.00", "600.00", "20.00")}, "80"),
        ("C5", {"postcode": "10115"}, "666"),
    ],
)
def test_what_each_call_refuses(people, name, changes, words):
    walk = WALKS[name]
    if "postcode" in changes:
        with pytest.raises(Invalid, match=words):  # the first stage asks that already
            written(walk, published(walk, people), people, **changes)
        return
    if "letters" in changes:
        walk = Walk(walk.file, walk.amount, walk.paid, walk.rest, walk.report, walk.answers)
        changes = {}
    case = written(walk, published(walk, people), people, **changes)
    with pytest.raises(Invalid, match=words):
        make.submit(case)


def test_without_the_workshop_nothing_is_handed_in(people):
    walk = WALKS["C5"]
    call = published(walk, people)
    user, organisation = make.applicant()
    case = actions.start_draft(call=call, organisation=organisation, actor=user)
    with pytest.raises(Invalid, match="Workshop"):
        make.idea_sent(case)
    make.workshop(organisation, people)
    assert make.submit(case).stage == "idea"
