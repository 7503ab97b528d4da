"""The screens and the API of the retention."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.founding import factories as foundings
from tests.people.factories import UserFactory
from workflows.engine import stages
from workflows.upkeep.models import LegalHold, RetentionRule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def lead(client: Client) -> Client:
    """The browser of the lead of the house."""
    client.force_login(UserFactory(roles=["decision_maker"], language="en"))
    return client


def test_what_is_over_is_held_and_released_on_the_screen(lead: Client) -> None:
    case = foundings.founded()
    stages.close(case, "founded")
    with time_machine.travel(timezone.now() + datetime.timedelta(days=400), tick=False):
        lead.force_login(UserFactory(roles=["decision_maker"], language="en"))
        page = lead.get("/en/desk/operation/retention/").content.decode()
        assert f'<bdi dir="ltr">{case.number}</bdi>' in page
        assert "tonight" in page
        wrong = lead.post(
            "/en/desk/operation/retention/hold/", {"kind": "case", "subject": "?", "reason": "x"}
        )
        assert wrong.status_code == 422
        assert "There is nothing with this number or identifier." in wrong.content.decode()
        right = {"kind": "case", "subject": case.number, "reason": "Audit"}
        assert lead.post("/en/desk/operation/retention/hold/", right).status_code == 302
        assert lead.post("/en/desk/operation/retention/hold/", right).status_code == 409
        hold = LegalHold.objects.get()
        due = lead.get("/api/operation/retention/").json()["due"]
        assert [each["step"] for each in due if each["subject"] == str(case.pk)] == ["held"]
        assert lead.post(f"/en/desk/operation/retention/holds/{hold.pk}/release/").status_code == 302
        assert lead.post(f"/api/operation/retention/holds/{hold.pk}/release").status_code == 409
        assert not LegalHold.objects.open().exists()


def test_a_rule_is_changed_on_the_screen_and_over_the_api(lead: Client) -> None:
    address = "/en/desk/operation/retention/rules/founding/"
    assert 'value="12"' in lead.get(address).content.decode()
    typed = {"after": "18", "unit": "months", "warn_days": "0", "deed": "anonymise", "basis": ""}
    assert lead.post(address, typed).status_code == 422
    assert lead.post(address, {**typed, "basis": "Art. 5 DSGVO"}).status_code == 302
    rules = {rule["code"]: rule for rule in lead.get("/api/operation/retention/").json()["rules"]}
    assert (rules["founding"]["after"], rules["founding"]["basis"]) == (18, "Art. 5 DSGVO")
    given = {**typed, "after": 24, "basis": "x", "warn_days": 0, "from_year_end": False}
    answer = lead.put("/api/operation/retention/rules/founding", given, content_type="application/json")
    assert answer.json()["after"] == 24
    wrong = lead.put(
        "/api/operation/retention/rules/founding",
        {**given, "deed": "delete"},
        content_type="application/json",
    )
    assert (wrong.status_code, wrong.json()["errors"][0]["path"]) == (422, "deed")
    assert (
        lead.put("/api/operation/retention/rules/none", given, content_type="application/json").status_code
        == 404
    )
    assert RetentionRule.objects.filter(code="founding").count() == 2
