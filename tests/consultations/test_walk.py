"""From the question to what came out: over screens, over the API, and what is refused."""

import re

import pytest
from django.test import Client
from icalendar import Calendar

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.consultations.models import Consultation
from workflows.engine import deadlines
from workflows.engine.models import Step
from workflows.outbox.models import Message
from workflows.people.models import User

from . import factories

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_from_the_question_to_the_result(at_ten) -> None:
    adviser, person = factories.adviser(), UserFactory(language="ar")
    organisation = MembershipFactory(user=person).organisation
    group, desk = signed_in(person), signed_in(adviser)
    found = Client().get("/consultations/?topic=founding&spoken=ar").content.decode()
    link = re.search(r'href="(/consultations/ask/\?slot=[^"]+)"', found)[1].replace("&amp;", "&")
    assert "09:00" in found
    given = {"topic": "founding", "way": "online", "spoken": "ar", "organisation": str(organisation.uuid)}
    assert group.post(link, given | {"interpreter": "Tigrinya"}).status_code == 302
    case = Consultation.objects.get()
    assert (case.number, case.stage, case.organisation) == ("B-2026-0001", "asked", organisation)
    assert case.number in desk.get("/desk/").content.decode()
    assert "Tigrinya" in desk.get(f"/consultations/{case.pk}/answer/").content.decode()
    assert desk.post(f"/consultations/{case.pk}/answer/", {"agreed": "yes"}).status_code == 302
    mail = Message.objects.get(case=case, template="consultations/mail/agreed")
    entry = Calendar.from_ical(mail.attachments.get().file.read()).walk("VEVENT")[0]
    assert (entry["SEQUENCE"], entry["STATUS"], str(entry["LOCATION"])[-8:]) == (0, "CONFIRMED", "Zimmer 2")
    assert entry["DTSTART"].dt == case.starts_at
    assert f"/ar/cases/{case.pk}/" in mail.text
    early = desk.post(f"/consultations/{case.pk}/result/", {"came": "yes"})
    assert early.status_code == 403
    at_ten.move_to(case.ends_at)
    said = {
        "came": "yes",
        "topics": ["founding", "liability"],
        "minutes": "50",
        "result": "Intern",
        "next_step": "Satzung schreiben.",
    }
    assert desk.post(f"/consultations/{case.pk}/result/", said | {"topics": []}).status_code == 422
    assert desk.post(f"/consultations/{case.pk}/result/", said).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.minutes, case.topics) == ("held", 50, ["founding", "liability"])
    seen = group.get(f"/cases/{case.pk}/").content.decode()
    assert "Satzung schreiben." in seen
    assert "Intern" not in seen
    assert "Intern" in desk.get(f"/cases/{case.pk}/").content.decode()
    verbs = list(case.history.values_list("verb", flat=True))
    assert verbs == ["consultation.asked", "consultation.agreed", "consultation.held"]


def test_the_same_over_the_api(at_ten) -> None:
    adviser, person = factories.adviser(), UserFactory()
    group, desk = signed_in(person), signed_in(adviser)
    slot = Client().get("/api/consultations/slots?topic=founding").json()[0]
    assert Client().get("/api/consultations/topics").json()[0]["code"] == "founding"
    asked = {"slot": slot["key"], "topic": "founding", "way": "on_site", "spoken": "de"}
    url = "/api/consultations/cases"
    made = group.post(url, asked, content_type="application/json")
    assert made.status_code == 201
    assert group.post(url, asked, content_type="application/json").status_code == 422  # taken by oneself
    case = f"{url}/{made.json()['id']}"
    refused = desk.post(f"{case}/answer", {"agreed": False}, content_type="application/json")
    assert refused.status_code == 422
    answered = desk.post(f"{case}/answer", {"agreed": True}, content_type="application/json")
    assert answered.json()["stage"] == "agreed"
    other = group.get("/api/consultations/slots").json()[0]["key"]
    moved = group.post(f"{case}/move", {"slot": other}, content_type="application/json")
    assert moved.json()["starts_at"] != made.json()["starts_at"]
    at_ten.move_to(Consultation.objects.get().ends_at)
    report = {"came": True, "topics": ["founding"], "minutes": 30, "result": "Intern", "next_step": ""}
    held = desk.post(f"{case}/result", report, content_type="application/json")
    assert (held.status_code, held.json()["result"], held.json()["stage"]) == (200, "Intern", "held")
    assert group.get(case).json()["result"] == ""


def test_the_day_before_at_nine_one_mail_comes(at_ten) -> None:
    case = factories.agreed(group=UserFactory(language="uk"))
    at_ten.move_to("2026-11-29T08:59:00+01:00")
    deadlines.tick()
    wanted = Message.objects.filter(template="consultations/mail/day_before")
    assert not wanted.exists()
    at_ten.move_to("2026-11-29T09:00:00+01:00")
    deadlines.tick()
    deadlines.tick()
    assert [mail.language for mail in wanted] == ["uk"]
    assert wanted.get().recipient == case.applicant


def test_moving_sends_a_newer_entry_and_a_reminder_of_the_new_day(at_ten) -> None:
    adviser = factories.adviser()
    case = factories.agreed(adviser)
    group = signed_in(case.applicant)
    later = factories.wish(adviser, number=2).slot  # a Monday later
    assert group.post(f"/consultations/{case.pk}/move/", {"slot": later}).status_code == 302
    case.refresh_from_db()
    assert (case.starts_at.isoformat(), case.stage) == ("2026-12-07T08:00:00+00:00", "agreed")
    mail = Message.objects.get(template="consultations/mail/moved")
    assert Calendar.from_ical(mail.attachments.get().file.read()).walk("VEVENT")[0]["SEQUENCE"] == 1
    assert Message.objects.get(template="consultations/mail/moved_by_group").recipient == adviser
    at_ten.move_to("2026-11-29T09:00:00+01:00")
    deadlines.tick()
    assert not Message.objects.filter(template="consultations/mail/day_before").exists()
    assert Step.objects.open().get(case=case).due_at.date().isoformat() == "2026-12-10"


def test_cancelling_gives_the_time_back_and_takes_the_entry_out() -> None:
    adviser = factories.adviser()
    case = factories.agreed(adviser)
    free = factories.wish(adviser).slot
    assert signed_in(case.applicant).post(f"/consultations/{case.pk}/cancel/", {}).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.blocks, case.closed_at is None) == ("cancelled", False, False)
    assert factories.wish(adviser).slot < free  # the earlier time is there again
    mail = Message.objects.get(template="consultations/mail/cancelled")
    calendar = Calendar.from_ical(mail.attachments.get().file.read())
    assert (calendar["METHOD"], calendar.walk("VEVENT")[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    assert Message.objects.filter(template="consultations/mail/cancelled_by_group").exists()
    assert not Step.objects.open().filter(case=case).exists()


def test_declining_needs_words_and_gives_the_time_back() -> None:
    case = factories.asked()
    desk, url = signed_in(case.adviser), f"/consultations/{case.pk}/answer/"
    assert desk.post(url, {"agreed": "no"}).status_code == 422
    assert desk.post(url, {"agreed": "no", "words": "Bin krank. Fragt Ina."}).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.blocks) == ("declined", False)
    assert "Bin krank" in Message.objects.get(template="consultations/mail/declined").text


def test_nobody_takes_more_than_three_times_nor_the_own() -> None:
    adviser, person = factories.adviser(), UserFactory()
    for _number in range(3):
        factories.asked(adviser, person)
    link = f"/consultations/ask/?slot={factories.wish(adviser).slot}"
    assert signed_in(person).get(link).status_code == 403
    own = signed_in(adviser).post(link, {"topic": "founding", "way": "online", "spoken": "de"})
    assert own.status_code == 422
    assert Consultation.objects.count() == 3


@pytest.mark.parametrize(
    "change",
    [{"topic": "nothing"}, {"way": "phone"}, {"spoken": "uk"}, {"topic": ""}, {"matter": "x" * 1001}],
)
def test_what_is_not_offered_is_not_taken(change: dict[str, str]) -> None:
    adviser = factories.adviser()
    link = f"/consultations/ask/?slot={factories.wish(adviser).slot}"
    given = {"topic": "founding", "way": "online", "spoken": "de"} | change
    assert signed_in(UserFactory()).post(link, given).status_code == 422
    assert not Consultation.objects.exists()


def test_a_foreign_group_or_case_is_not_named() -> None:
    adviser, other = factories.adviser(), factories.asked(factories.adviser())
    url = "/api/consultations/cases"
    given = {"slot": factories.wish(adviser).slot, "topic": "founding", "way": "online", "spoken": "de"}
    person = signed_in(UserFactory())
    for foreign in ({"organisation": str(OrganisationFactory().uuid)}, {"about": str(other.pk)}):
        assert person.post(url, given | foreign, content_type="application/json").status_code == 422
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize(
    "key", ["", "1", "x-1", "1-x", "99-1764500000", "1-99999999999", "9" * 40 + "-1", "٣-٤"]
)
def test_a_time_that_never_was_is_gone(key: str) -> None:
    factories.adviser()
    page = signed_in(UserFactory()).get("/consultations/ask/", {"slot": key})
    assert page.status_code == 409
    assert 'href="/consultations/"' in page.content.decode()
