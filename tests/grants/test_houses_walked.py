"""The published rules of five houses (domain 3.2) as data, each walked from the file to the closed grant."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from django.utils import timezone

from demo.seed import calls as calls_of_house
from tests.grants import factories as make
from tests.grants.running import broken
from tests.grants.test_five_calls import Walk, recommended
from workflows.grants import actions
from workflows.grants.models import Application, Call, FundReservation, GrantSettlement, JuryItem, Review
from workflows.people.verdicts import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


JURY = {"jury": True, "jury_quorum": 3}
HOUSES: dict[str, dict[str, Any]] = {
    # 900 €, 1,800 € with a partner; a tenth, voluntary work counts; a talk first; two rounds.
    "koeln": {
        "money": {
            "max_grant": 900,
            "partners_max_grant": 1800,
            "partners_count": 1,
            "own_share_base": "total",
        },
        "who": {"consultation_months": 6},
    },
    # 1,250 € or 2,000 €, the whole project at most 4,000 €; workshop for beginners; charities; a jury.
    "osnabrueck": {
        "money": {
            "max_grant": 1250,
            "partners_max_grant": 2000,
            "max_total_cost": 4000,
            "own_share_percent": 0,
        },
        "who": {
            "applicant_types": ["ev", "ggmbh"],
            "charity_proof_required": True,
            "workshop_months": 24,
            "workshop_for_first_timers": True,
            "consultation_months": None,
        },
        "decision": JURY,
    },
    # Below 500 € by the team, above by a committee; a tenth of the grant; fees of 84 € for 90 minutes.
    "halle": {
        "money": {"max_grant": 2000, "partners_max_grant": 4000},
        "who": {"consultation_months": None},
        "costs": [
            {"category": "fees", "max_unit_price": 84, "unit_minutes": 90},
            {"category": "admin", "allowed": False},
        ],
        "decision": {**JURY, "review_from": 500},
    },
    # 1,000 € and no other money; three weeks before; fees of 72 € an hour.
    "dresden": {
        "money": {"max_grant": 1000, "own_share_percent": 0, "co_funding": "none"},
        "costs": [{"category": "fees", "max_unit_price": 72, "unit_minutes": 60}],
        "times": {"lead_days": 21},
    },
    # Up to 500 € by the team, above by a jury and after a workshop; three offers above 500 €; charities.
    "dortmund": {
        "money": {"max_grant": 3000, "offers_from": 500, "offers_count": 3},
        "who": {"applicant_types": ["ev"], "charity_proof_required": True, "workshop_months": 24},
        "decision": {**JURY, "review_from": 500.01},
    },
}
# House, what is asked, own money and hours; first instalment; whether others than the team decide.
WALKS = (
    ("koeln", ("900.00", "40.00", "6"), "720.00", True),
    ("osnabrueck", ("1250.00", "130.00", "6"), "1000.00", True),
    ("halle", ("450.00", "45.00", "0"), "360.00", False),
    ("halle", ("1800.00", "180.00", "0"), "1440.00", True),
    ("dresden", ("800.00", "0.00", "0"), "640.00", True),
    ("dortmund", ("500.00", "50.00", "0"), "400.00", False),
    ("dortmund", ("900.00", "90.00", "0"), "720.00", True),
)


def published(name: str, people: SimpleNamespace) -> Call:
    """The call of this house, brought in by one manager and published by another."""
    content = yaml.safe_load(calls_of_house.micro_project_file(timezone.localdate()))
    for section, terms in HOUSES[name].items():
        content[section] = terms if isinstance(terms, list) else content[section] | terms
    content["texts"] |= {"slug": name, "prefix": name[:2].upper()}
    text = str(yaml.safe_dump(content, allow_unicode=True))
    call = Call.objects.get(slug=actions.import_call(text, actor=people.manager).slug)
    actions.request_publication(call=call, actor=people.manager)
    return actions.publish_call(call=call, actor=people.second, seen=actions.seal_of(call))


def handed_in(name: str, people: SimpleNamespace, facts: dict[str, Any], **changes: Any) -> Application:
    """A group that took part in the workshop applies."""
    user, organisation = make.applicant(**facts)
    make.workshop(organisation, people)
    call = Call.objects.filter(slug=name).first() or published(name, people)
    return make.submit(make.draft_for(call, people, user, organisation, **changes))


def decided(case: Application, amount: str, people: SimpleNamespace) -> Application:
    """Checked, and where the call says so reviewed and recommended by its jury."""
    actions.check_formally(
        step=make.step(case, "formal_check"), actor=people.officer, result="ok", note="Gut."
    )
    if make.fresh(case).stage == "assignment":
        panel = people.reviewers[: case.call.reviewers]
        actions.assign_reviewers(step=make.step(case, "assign"), actor=people.officer, reviewers=panel)
        for person in panel:
            make.review(case, person)
        if case.call.jury:
            recommended(case, Walk("", amount, "", "", {}), people)
    return make.signed(make.approve(case, people, amount), people)


@pytest.mark.parametrize(("name", "asked", "first", "by_others"), WALKS)
def test_each_house_is_walked_to_closure(
    people: SimpleNamespace, name: str, asked: tuple[str, str, str], first: str, by_others: bool
) -> None:
    amount, own, hours = asked
    case = decided(handed_in(name, people, {}, plan=make.plan(*asked)), amount, people)
    assert Review.objects.filter(application=case).exists() == by_others
    assert JuryItem.objects.filter(application=case).exists() == (by_others and case.call.jury)
    with pytest.raises(Invalid):  # a cent more than the first instalment
        make.paid(case, people, str(Decimal(first) + Decimal("0.01")))
    make.paid(case, people, first)
    cost = str(Decimal(amount) + Decimal(own))
    case = make.reported(make.fresh(case), cost=cost, own=own, hours=hours)
    make.examined(case, people)
    actions.settle(step=make.step(case, "settle"), actor=people.decider, confirmed=True)
    settlement = GrantSettlement.objects.get()
    rest = Decimal(amount) - Decimal(first)
    assert (settlement.final_grant, settlement.rest_payment) == (Decimal(amount), rest)
    actions.release_payment(step=make.step(case, "release_payment"), actor=people.cash, released=True)
    case = make.fresh(case)
    assert (case.stage, case.closed_at is not None) == ("closed", True)
    assert FundReservation.objects.get().paid == Decimal(amount)
    assert broken() == []


@pytest.mark.parametrize(
    ("name", "facts", "changes"),
    [
        ("koeln", {}, {"plan": make.plan("901.00", "100.00", "6")}),
        ("koeln", {}, {"plan": make.plan("900.00", "50.00", "0")}),
        ("osnabrueck", {}, {"plan": make.plan("1251.00", "0.00", "0")}),
        ("osnabrueck", {}, {"plan": make.plan("1250.00", "2800.00", "0")}),
        ("osnabrueck", {"tax_notice": "none"}, {"plan": make.plan("800.00", "0.00", "0")}),
        ("halle", {}, {"plan": make.plan("450.00", "44.99", "0")}),
        ("dresden", {}, {"plan": make.plan("1000.01", "0.00", "0")}),
        ("dortmund", {"legal_form": "initiative"}, {"plan": make.plan("500.00", "50.00", "0")}),
    ],
)
def test_what_each_house_refuses(
    people: SimpleNamespace, name: str, facts: dict[str, Any], changes: dict[str, Any]
) -> None:
    with pytest.raises(Invalid):
        handed_in(name, people, facts, **changes)
    assert not Application.objects.exclude(submitted_at=None).exists()
