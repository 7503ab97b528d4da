"""The way to the register over screens and API, and deadlines as calendar files read by another program."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
import vobject
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.people.factories import UserFactory
from workflows.founding.models import CourtAnswer
from workflows.founding.reading.papers import REQUIRED
from workflows.founding.reading.way import receipts_until

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def day(name: str, when: date) -> dict[str, Any]:
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def upload(kind: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{kind}.pdf", factories.PDF)


TODAY = date(2026, 11, 27)


def test_the_whole_way_over_screens(client):
    adviser = UserFactory(roles=["adviser"])
    case = factories.founded(adviser=adviser)

    def post(name: str, data: dict[str, Any], person: Any = case.applicant) -> Any:
        client.force_login(person)
        address = reverse(f"founding:{name}", args=[case.pk])
        assert client.get(address).status_code == 200
        assert client.post(address, {}).status_code == 422
        return client.post(address, data)

    assert post("papers", {kind: upload(kind) for kind in REQUIRED}).status_code == 302
    agreeing = [
        "name_and_seat",
        "date",
        "text",
        "signatures",
        "votes",
        "acceptance",
        "board",
        "minutes_signed",
    ]
    assert post("check_papers", {"agreeing": agreeing}, adviser).status_code == 302
    said = {
        "court": "Amtsgericht Lindenstadt",
        "certified_by": "notary",
        "signers": ["Amira Haddad", "Noor Aziz"],
        "signed_there": "on",
        "representation": client.get(f"/api/founding/cases/{case.pk}/register").json()["representation"],
    }
    said |= day("certified_on", TODAY) | day("filed_on", TODAY)
    assert post("application", said).status_code == 302
    wants = {"kind": "interim", "text": "Die Einladung ist unklar."} | day("received_on", TODAY)
    assert post("court", wants | day("due_on", date(2027, 1, 8))).status_code == 302
    client.force_login(case.applicant)
    page = client.get(reverse("founding:remedy", args=[case.pk]))
    assert "Die Einladung ist unklar." in page.content.decode()
    assert post("remedy", {"way": "answered"} | day("done_on", TODAY)).status_code == 302
    entry = {"kind": "entered", "number": "vr 4711", "board_only_german": "no"} | day("received_on", TODAY)
    assert post("court", entry).status_code == 302
    case = factories.fresh(case)
    assert (case.stage, case.register_number) == ("follow_up", "VR 4711")
    shown = client.get(reverse("founding:duties", args=[case.pk])).content.decode()
    assert "VR 4711" in shown
    assert "Transparenzregister" in shown
    box = client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "VR 4711" in box


def test_the_whole_way_over_the_api(client):
    adviser = UserFactory(roles=["adviser"])
    case = factories.founded(adviser=adviser)

    def post(path: str, data: Any, person: Any = case.applicant, **how: Any) -> Any:
        client.force_login(person)
        return client.post(f"/api/founding/cases/{case.pk}/{path}", data, **how)

    json = {"content_type": "application/json"}
    assert post("papers", {kind: upload(kind) for kind in REQUIRED}).json()["stage"] == "papers_check"
    assert post("papers/check", {}, adviser, **json).json()["stage"] == "application"
    said = {"court": "Amtsgericht Lindenstadt", "certified_by": "notary_online"}
    said |= {"certified_on": "2026-11-27", "filed_on": "2026-11-27"}
    assert post("application", said | {"signers": []}, **json).status_code == 422
    signers = ["Lina Saleh", "Noor Aziz"]
    assert post("application", said | {"signers": signers}, **json).json()["stage"] == "court"
    assert post("court-answers", {"kind": "rejected", "received_on": "2026-11-27"}, **json).json()[
        "stage"
    ] == ("court_refusal")
    assert post("remedies", {"way": "appeal", "done_on": "2026-11-27"}, **json).json()["stage"] == "court"
    entry = {"kind": "entered", "received_on": "2026-11-27", "number": "VR 9", "board_only_german": True}
    assert post("court-answers", entry, **json).json()["register_number"] == "VR 9"
    notice = {"kind": "granted", "dated": "2026-11-20", "received_on": "2026-11-23"}
    register = post("tax-notices", notice, **json).json()
    assert register["receipts_until"] == "2029-11-20"
    assert [answer["kind"] for answer in register["answers"]] == ["rejected", "entered"]
    assert register["answers"][0]["remedy"]["way"] == "appeal"
    changed = post("changes", {"changed_on": "2026-11-27"}, **json).json()
    assert {"register_change", "tax_office"} <= {duty["code"] for duty in changed}
    client.post(f"/api/founding/cases/{case.pk}/duties/bank/done")
    opened = client.post(f"/api/founding/cases/{case.pk}/duties/bank/1/reopen")
    assert opened.json()["done_at"] is None


def events(response: Any) -> list[Any]:
    """What another reader of RFC 5545 finds in our file."""
    assert response["Content-Type"].startswith("text/calendar")
    return vobject.readOne(response.content.decode()).contents["vevent"]


def test_every_deadline_is_a_calendar_file_of_its_own(client):
    case = factories.entered()
    client.force_login(case.applicant)
    for duty in case.duties.filter(done_at=None):
        event = events(client.get(reverse("founding:duty_calendar", args=[case.pk, duty.code, duty.turn])))[0]
        due = timezone.localdate(duty.due_at)
        assert event.dtstart.value == due
        assert event.dtend.value == due + timedelta(days=1)
        assert case.title in event.summary.value
        assert event.valarm.trigger.value == timedelta(days=-7)
        assert event.dtstamp.value == datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_all_deadlines_are_one_calendar_with_the_step_and_lasting_names(client):
    case = factories.answered(factories.filed(), "interim", due_on=date(2027, 1, 8))
    client.force_login(case.applicant)
    address = reverse("founding:calendar", args=[case.pk])
    found = events(client.get(address))
    assert date(2027, 1, 8) in {event.dtstart.value for event in found}
    assert len(found) == 1 + case.duties.filter(done_at=None).count()
    names = [event.uid.value for event in found]
    assert len(set(names)) == len(names)
    assert names == [
        event.uid.value for event in events(client.get(f"/api/founding/cases/{case.pk}/deadlines.ics"))
    ]


def test_a_name_can_not_break_out_of_its_line_in_the_calendar(client):
    case = factories.entered()
    type(case).objects.filter(pk=case.pk).update(title="Tee, Kaffee; Kuchen\nBEGIN:VEVENT")
    client.force_login(case.applicant)
    found = events(client.get(reverse("founding:calendar", args=[case.pk])))
    assert "Tee, Kaffee; Kuchen" in found[0].summary.value
    assert len(found) == 1 + case.duties.filter(done_at=None).count()  # and the step itself


def test_a_draft_has_no_calendar(client):
    case = factories.started()
    client.force_login(case.applicant)
    assert client.get(reverse("founding:calendar", args=[case.pk])).status_code == 404


def test_receipts_are_allowed_as_long_as_a_notice_says():
    case = factories.founded()
    assert receipts_until(case) is None
    for kind, dated in (
        ("refused", date(2026, 1, 1)),
        ("granted", date(2026, 11, 20)),
        ("exemption", date(2024, 2, 29)),
    ):
        case.tax_notices.create(kind=kind, dated=dated, received_on=dated, noted_by=case.applicant)
    assert receipts_until(case) == date(2029, 11, 20)
    case.tax_notices.filter(kind="granted").delete()
    assert receipts_until(case) == date(2029, 2, 28)  # 2029 has no 29 February (§ 188 BGB)


def test_opening_the_screens_changes_nothing(client):
    case = factories.filed()
    before = case.history.count(), case.steps.count()
    client.force_login(case.applicant)
    client.get(reverse("founding:court", args=[case.pk]))
    client.get(reverse("founding:duties", args=[case.pk]))
    assert (case.history.count(), case.steps.count()) == before
    assert not CourtAnswer.objects.exists()
