"""What the tax office said about the draft: noted before the meeting, read by rules and meeting mode."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.engine.models import HistoryEntry
from workflows.founding import actions
from workflows.founding.reading import cases as reading
from workflows.people.verdicts import Invalid, NotAllowed

from . import factories
from .answers import good_answers
from .test_ten_foundings import NOT_CHARITABLE

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 10)


def note(case: Any, reply: str, actor: Any = None, **said: Any) -> Any:
    return actions.note_draft_reply(case=case, actor=actor or case.applicant, reply=reply, **said)


@pytest.mark.parametrize(
    ("reply", "said", "failed"),
    [
        ("accepted", {"replied_on": DAY}, False),
        ("changes", {"replied_on": DAY, "wishes": "§ 2 genauer fassen"}, True),
        ("none", {}, False),
    ],
)
def test_the_rules_of_the_meeting_read_the_reply(reply, said, failed):
    case = factories.approved()
    note(case, reply, **said)
    case = factories.fresh(case)
    assert (case.draft_reply, case.draft_reply_on) == (reply, said.get("replied_on"))
    actions.record_meeting(step=factories.step(case), actor=case.applicant, report=factories.report(case))
    found = reading.findings_for(factories.fresh(case), phase="meeting")
    assert [each.open for each in found if each.rule.id == "H-03"] == [failed]


@pytest.mark.parametrize(
    ("reply", "said", "field"),
    [
        ("accepted", {}, "replied_on"),
        ("accepted", {"replied_on": date(2100, 1, 1)}, "replied_on"),
        ("changes", {"replied_on": DAY, "wishes": "  "}, "wishes"),
    ],
)
def test_what_is_no_reply(reply, said, field):
    with pytest.raises(Invalid) as refused:
        note(factories.approved(), reply, **said)
    assert list(refused.value.errors) == [field]


def test_only_group_and_adviser_note_it_and_only_before_the_meeting():
    case = factories.approved()
    with pytest.raises(NotAllowed):
        note(case, "none", actor=UserFactory(roles=["auditor"]))
    note(case, "none", actor=UserFactory(roles=["adviser"]))
    assert not HistoryEntry.objects.get(case=case.pk, verb="tax.replied").for_applicant
    with pytest.raises(NotAllowed):
        note(factories.founded(), "none")
    with pytest.raises(NotAllowed):
        note(factories.started(), "none")


def test_the_meeting_begins_with_what_the_office_says(client):
    case = factories.approved()
    client.force_login(case.applicant)
    agenda, reply = (reverse(f"founding:{name}", args=[case.pk]) for name in ("agenda", "draft_reply"))
    assert reply in client.get(agenda).content.decode()
    assert client.post(reply, {"reply": "changes"}).status_code == 422
    letter = {"replied_on_day": 10, "replied_on_month": 11, "replied_on_year": 2026}
    said = {"reply": "changes", "wishes": "Bitte § 2 genauer fassen."}
    assert client.post(reply, said | letter).status_code == 302
    assert "Bitte § 2 genauer fassen." in client.get(agenda).content.decode()
    assert client.post(reply, {"reply": "accepted"} | letter).status_code == 302
    assert "Bitte § 2" not in client.get(agenda).content.decode()


def test_who_does_not_want_charitable_status_is_not_asked(client):
    case = factories.approved(answers=good_answers(**NOT_CHARITABLE))
    client.force_login(case.applicant)
    page = client.get(reverse("founding:agenda", args=[case.pk])).content.decode()
    assert reverse("founding:draft_reply", args=[case.pk]) not in page


def test_the_api_reads_and_notes_it(client):
    case = factories.approved()
    client.force_login(case.applicant)
    address = f"/api/founding/cases/{case.pk}/draft-reply"
    assert client.get(address).json() == {"reply": "", "replied_on": None, "wishes": ""}
    body = {"reply": "changes", "replied_on": "2026-11-10", "wishes": "§ 2"}
    assert client.put(address, body, content_type="application/json").json() == body
    assert client.put(address, {"reply": "accepted"}, content_type="application/json").status_code == 422
