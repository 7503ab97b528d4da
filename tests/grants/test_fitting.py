"""What fits a group: every open call by its own rules, with the reasons, as page and API."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.grants.models import Call
from workflows.grants.rules.fitting import Group, fits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ASSOCIATION: dict[str, Any] = {
    "legal_form": "ev",
    "is_migrant_organisation": True,
    "is_charitable": True,
    "postcode": "66999",
}


@pytest.fixture
def calls(people: Any) -> dict[str, Call]:
    """The five calls of the house, open now."""
    names = ("starter_package", "micro_project", "cooperation_project", "quick_help", "countryside")
    return {name: make.open_call(people, name) for name in names}


def levels(calls: dict[str, Call], **changes: Any) -> dict[str, str]:
    found = {fit.call.pk: fit.level for fit in fits(Group(**{**ASSOCIATION, **changes}))}
    return {name: found[call.pk] for name, call in calls.items()}


def test_each_call_answers_by_its_own_rules(calls: dict[str, Call]) -> None:
    usual = levels(calls, amount=Decimal(200))
    assert usual["quick_help"] == "green"
    assert {usual["cooperation_project"], usual["countryside"]} == {"talk"}
    informal = levels(calls, legal_form="initiative", is_charitable=False)
    assert {informal["cooperation_project"], informal["countryside"]} == {"red"}
    far = levels(calls, postcode="10115")
    assert {far["micro_project"], far["countryside"]} == {"red"}
    old = levels(calls, founded_on=datetime.date(2000, 1, 1))
    assert old["starter_package"] == "red"
    alone = levels(calls, partners=0)
    assert alone["cooperation_project"] == "talk"


def test_reasons_name_what_to_do_and_the_best_stands_first(calls: dict[str, Call], client: Any) -> None:
    given = {**ASSOCIATION, "amount": "900.00"}
    rows = client.post("/api/grants/fit?language=de", given, content_type="application/json").json()
    assert [row["level"] for row in rows] == sorted(
        (row["level"] for row in rows), key=["green", "talk", "red"].index
    )
    quick = next(row for row in rows if row["slug"] == calls["quick_help"].slug)
    assert (quick["level"], "250,00" in " ".join(quick["reasons"])) == ("talk", True)
    for wrong in ({"legal_form": "king"}, {"postcode": "6"}, {"amount": "-1"}, {"partners": 99}):
        answer = client.post("/api/grants/fit", {**given, **wrong}, content_type="application/json")
        assert answer.status_code == 422


def test_a_call_that_opens_soon_is_shown_and_one_that_is_over_is_not(calls: dict[str, Call]) -> None:
    now, day = timezone.now(), datetime.timedelta(days=1)
    call = calls["quick_help"]
    call.windows.update(opens_at=now + 10 * day, closes_at=now + 30 * day)
    (fit,) = [each for each in fits(Group(**ASSOCIATION)) if each.call == call]
    assert fit.is_open is False
    call.windows.update(opens_at=now - 30 * day, closes_at=now - day)
    assert call not in [each.call for each in fits(Group(**ASSOCIATION))]


def test_the_page_knows_the_own_group_and_shows_every_call(calls: dict[str, Call], client: Any) -> None:
    address = reverse("grants:what_fits")
    assert client.get(address).status_code == 200
    assert client.post(address, {}).status_code == 422
    user = UserFactory(language="de")
    organisation = OrganisationFactory(legal_form="ev", postcode="66111", tax_notice="exemption")
    MembershipFactory(organisation=organisation, user=user)
    client.force_login(user)
    assert "66111" in client.get(address).content.decode()
    given = {
        "legal_form": "ev",
        "is_charitable": "yes",
        "is_migrant_organisation": "yes",
        "had_grant": "no",
        "postcode": "66111",
        "amount": "200",
        **{f"{name}_{part}": "" for name in ("founded_on", "start") for part in range(3)},
    }
    page = client.post(address, given).content.decode()
    for call in calls.values():
        assert str(call) in page
