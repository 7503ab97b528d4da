"""Eight calls as houses publish them: each is written as data, and its rare terms have their consequence."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
import yaml
from django.urls import reverse
from django.utils import timezone

from demo.seed import calls as calls_of_house
from tests.grants import factories as make
from workflows.engine import deadlines
from workflows.grants import actions
from workflows.grants.models import Call, CoFunding, Notice
from workflows.grants.reading.call_conditions import conditions
from workflows.outbox.models import Message
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def rounds() -> list[dict[str, str]]:
    """Two days a year to apply by."""
    found = []
    for first in (timezone.localdate(), timezone.localdate() + 180 * DAY):
        days = {"opens": 0, "closes": 45, "project_from": 60, "project_until": 170}
        found.append({name: (first + days[name] * DAY).isoformat() for name in days})
    return found


# What each changes of the house's micro project: section → terms.
HOUSES: dict[str, dict[str, Any]] = {
    # A ceiling a year besides the ceiling of one grant.
    "ceiling-a-year": {"who": {"max_per_year": 4, "max_amount_per_year": 1500}},
    # Beginners get less, and only they have to come to the workshop.
    "beginners": {
        "money": {"first_time_max_grant": 500},
        "who": {"workshop_months": 24, "workshop_for_first_timers": True},
    },
    # For associations of three districts, spent anywhere, by two days of the year.
    "districts": {
        "who": {
            "applicant_types": ["ev"],
            "postcode_prefixes": [],
            "seat_postcodes": ["66111", "66113", "66115"],
        },
        "rounds": [],
    },
    # 90 of 100 at once, volunteers count, no food, no purchases.
    "ninety-ten": {
        "money": {
            "first_instalment_percent": 90,
            "own_share_percent": 10,
            "own_share_base": "total",
            "in_kind_allowed": True,
            "in_kind_rate": 17.5,
        },
        "costs": [{"category": "catering", "allowed": False}, {"category": "purchases", "allowed": False}],
    },
    # Never alone, and for fifteen people at least; a single day costs less.
    "together": {"money": {"one_day_max_grant": 400}, "who": {"min_partners": 1, "min_participants": 15}},
    # Small sums by the team, larger ones by a jury.
    "tiers": {"decision": {"review_from": 500, "jury": True, "jury_quorum": 3}},
    # Other money is welcome, but not of these funders.
    "not-twice": {"money": {"co_funding": "allowed", "excluded_funders": ["BAMF", "Land Mustern"]}},
    # For those who never had a grant; short projects with an interim report.
    "first-only": {
        "who": {"first_timers_only": True},
        "times": {"max_project_months": 6, "interim_report_months": 3},
    },
}


def file_of(name: str) -> str:
    """The micro project with the terms of this house."""
    content = yaml.safe_load(calls_of_house.micro_project_file(timezone.localdate()))
    for section, terms in HOUSES[name].items():
        content[section] = terms if isinstance(terms, list) else content.get(section, {}) | terms
    content["rounds"] = content["rounds"] or rounds()
    content["texts"] |= {"slug": name, "prefix": "HX"}
    return str(yaml.safe_dump(content, allow_unicode=True))


def published(name: str, people: Any) -> Call:
    """The call of this house, brought in by one manager and published by another."""
    call = Call.objects.get(slug=actions.import_call(file_of(name), actor=people.manager).slug)
    actions.request_publication(call=call, actor=people.manager)
    return actions.publish_call(call=call, actor=people.second, seen=actions.seal_of(call))


@pytest.mark.parametrize("name", HOUSES)
def test_every_call_is_data_and_survives_the_way_out_and_in(name: str, people: Any) -> None:
    call = published(name, people)
    for terms in HOUSES[name].values():
        if isinstance(terms, dict):
            assert {field: getattr(call, field) for field in terms} == terms
    file = actions.export_call(call=call, actor=people.manager)
    assert actions.import_call(file, actor=people.manager).result == "same"


def test_the_screens_keep_the_rare_terms(people: Any, client: Any) -> None:
    call = actions.start_call(
        actor=people.manager, slug="alles", title="Alles", budget=Decimal(9000), max_grant=Decimal(1000)
    )
    client.force_login(people.manager)
    typed: dict[str, dict[str, str]] = {
        "money": {
            "first_time_max_grant": "500,00",
            "excluded_funders": "BAMF, Land Mustern",
            "co_funding": "allowed",
            "disbursements": "advance",
        },
        "who": {
            "seat_postcodes": "66111, 66113",
            "min_partners": "1",
            "max_amount_per_year": "1.500",
            "applicant_types": "ev",
        },
    }
    for section, given in typed.items():
        address = reverse("grants:call_section", args=[call.slug, section])
        form = client.get(address).context["form"]
        data = {name: _typed(form[name].value()) for name in form.fields} | given
        data["version"] = str(Call.objects.get(pk=call.pk).version)
        answer = client.post(address, data)
        assert answer.status_code == 302, answer.context["form"].errors
    call.refresh_from_db()
    assert (call.first_time_max_grant, call.excluded_funders) == (Decimal(500), ["BAMF", "Land Mustern"])
    assert (call.seat_postcodes, call.min_partners) == (["66111", "66113"], 1)
    assert (call.max_amount_per_year, call.co_funding) == (Decimal(1500), CoFunding.ALLOWED)


def _typed(value: Any) -> Any:
    if value is None or value is False:
        return ""
    return str(value).replace(".", ",") if isinstance(value, Decimal) else value


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"first_time_max_grant": Decimal(5000)}, "first_time_max_grant"),
        ({"one_day_max_grant": Decimal(1)}, "one_day_max_grant"),
        ({"max_amount_per_year": Decimal(1)}, "max_amount_per_year"),
        ({"review_from": Decimal(500), "decision_mode": "two_staff", "reviewers": 0}, "review_from"),
        ({"excluded_funders": ["BAMF"], "co_funding": "none"}, "excluded_funders"),
        ({"workshop_for_first_timers": True, "workshop_months": None}, "workshop_for_first_timers"),
        ({"seat_postcodes": ["Nord"]}, "seat_postcodes"),
        ({"min_partners": 2, "form_code": "starter"}, "min_partners"),
    ],
)
def test_terms_that_do_not_fit_together_are_named(people: Any, terms: Any, field: str) -> None:
    call = Call.objects.get(slug=actions.import_call(file_of("tiers"), actor=people.manager).slug)
    with pytest.raises(Invalid) as caught:
        actions.change_call(call=call, actor=people.manager, **{"review_from": None, **terms})
    assert field in caught.value.errors


@pytest.mark.usefixtures("clock")
def test_small_sums_are_decided_by_two_of_the_house_without_jury(people: Any) -> None:
    call = published("tiers", people)
    case = make.submitted(call, people, plan=make.plan("450.00", "50.00"))
    actions.check_formally(step=make.step(case, "formal_check"), actor=people.officer, result="ok")
    make.approve(case, people, "450.00")
    assert make.fresh(case).stage == "approved"
    larger = make.submitted(call, people, plan=make.plan("500.00", "50.00"))
    actions.check_formally(step=make.step(larger, "formal_check"), actor=people.officer, result="ok")
    assert make.fresh(larger).stage == "assignment"


@pytest.mark.usefixtures("clock")
def test_the_interim_report_is_asked_for_twice_and_told_as_a_notice(people: Any) -> None:
    end = (timezone.localdate() + 150 * DAY).isoformat()
    case = make.running(published("first-only", people), people, end=end)
    due = timezone.make_aware(datetime.datetime.combine(case.project_start, datetime.time(9)))
    asked = Message.objects.filter(template="grants/mail/interim_due")
    for days, count in ((80, 0), (95, 1), (112, 2), (130, 2)):
        with time_machine.travel(due + days * DAY, tick=False):
            deadlines.tick()
        assert asked.count() == count
    assert ("3 Monaten" in asked[0].text, asked[0].to_address) == (True, case.applicant.email)
    with time_machine.travel(due + 131 * DAY, tick=False):
        actions.tell_notice(
            case=make.fresh(case),
            actor=case.applicant,
            kind="interim",
            happened_on=timezone.localdate(),
            text="Es läuft gut.",
        )
    assert Notice.objects.get().kind == "interim"


def test_conditions_are_sentences_on_the_page_and_over_the_api(people: Any, client: Any) -> None:
    call = published("together", people)
    said = conditions(call)
    assert any("400,00" in text for text in said)
    assert client.get(f"/api/grants/calls/{call.slug}?language=de").json()["conditions"] == said
