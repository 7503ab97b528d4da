"""At the door: the doors, a request without an account, its answer, the five days, and what is refused."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import override

from tests.people.factories import UserFactory
from workflows.engine import deadlines
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import TooOften
from workflows.welcome import actions
from workflows.welcome.actions import Answer
from workflows.welcome.models import ServiceRequest
from workflows.welcome.reading.doors import DOORS, doors
from workflows.welcome.reading.numbers import numbers

from . import factories
from .factories import TYPED

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_every_door_that_is_shown_opens() -> None:
    page = Client().get("/ar/welcome/")
    shown = doors()
    assert {"advice", "money", "founding", "statute"} <= {door.code for door in shown}
    with override("de"):
        addresses = [door.href for door in shown]
    for address in addresses:
        assert f'href="/ar{address}"' in page.content.decode()
        assert Client().get(address).status_code == 200
    listed = Client().get("/api/welcome/doors").json()
    assert [each["code"] for each in listed] == [door.code for door in shown]
    assert len({door.code for door in DOORS}) == len(DOORS)


def test_from_the_door_to_the_answer_without_an_account() -> None:
    visitor, desk = Client(), signed_in(UserFactory(roles=["adviser"]))
    sent = visitor.post("/welcome/ask/", TYPED | {"consent": "on"})
    assert (sent.status_code, sent["Location"]) == (302, "/welcome/thanks/")
    assert "4. Dezember 2026" in visitor.get("/welcome/thanks/").content.decode()
    case = ServiceRequest.objects.get()
    assert (case.number, case.stage, case.applicant.is_active) == ("A-2026-0001", "new", False)
    assert case.due_at.date().isoformat() == "2026-12-04"
    assert case.number in desk.get("/desk/").content.decode()
    url = f"/welcome/{case.pk}/answer/"
    assert desk.post(url, {"turn": "answered"}).status_code == 422
    assert desk.post(url, {"turn": "door"}).status_code == 422
    assert desk.post(url, {"turn": "door", "door": "advice", "words": "Fragt nach Leyla."}).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.door, case.answered_at is None) == ("led", "advice", False)
    mail = Message.objects.get(case=case)
    assert (mail.to_address, mail.language) == ("samira@example.org", "ar")
    assert "/ar/consultations/" in mail.text
    assert "Fragt nach Leyla." in mail.text
    assert desk.post(url, {"turn": "nothing"}).status_code == 409


def test_the_same_over_the_api() -> None:
    desk = signed_in(UserFactory(roles=["adviser"]))
    made = Client().post("/api/welcome/requests", TYPED, content_type="application/json")
    assert (made.status_code, made.json()["number"]) == (201, "A-2026-0001")
    assert made.json()["answer_by"].startswith("2026-12-04")
    url = f"/api/welcome/requests/{ServiceRequest.objects.get().pk}"
    assert desk.get(url).json()["words"] == TYPED["words"]
    elsewhere = {"turn": "elsewhere", "words": "Das Haus in Reutlingen hilft euch."}
    answered = desk.post(f"{url}/answer", elsewhere, content_type="application/json")
    assert (answered.status_code, answered.json()["stage"]) == (200, "sent_on")
    assert "Reutlingen" in Message.objects.get().text


def test_who_has_an_account_follows_the_request() -> None:
    person = UserFactory()
    sent = signed_in(person).post("/welcome/ask/", TYPED | {"consent": "on"})
    case = ServiceRequest.objects.get()
    assert sent["Location"] == f"/cases/{case.pk}/"
    assert TYPED["words"] in signed_in(person).get(f"/cases/{case.pk}/").content.decode()
    assert signed_in(UserFactory()).get(f"/cases/{case.pk}/").status_code == 404
    adviser = UserFactory(roles=["adviser"])
    own = factories.asked(adviser)
    assert signed_in(adviser).get(f"/welcome/{own.pk}/answer/").status_code == 403


def test_who_gave_a_number_only_gets_no_mail() -> None:
    case = factories.asked(email="", phone="0681 123456")
    assert case.phone == "+49681123456"
    adviser = UserFactory(roles=["adviser"])
    actions.answer(step=factories.open_step(case), actor=adviser, given=Answer("answered", "Angerufen."))
    assert not Message.objects.filter(template="welcome/mail/answer").exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"words": "Hilfe"}, "words"),
        ({"words": "x" * 1501}, "words"),
        ({"email": "", "phone": ""}, "email"),
        ({"email": "samira"}, "email"),
        ({"phone": "12"}, "phone"),
        ({"consent": False}, "consent"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(change: dict[str, object], field: str) -> None:
    refused = Client().post("/api/welcome/requests", TYPED | change, content_type="application/json")
    assert refused.status_code == 422
    assert field in str(refused.json())
    form = {name: value for name, value in (TYPED | change).items() if value}
    assert Client().post("/welcome/ask/", form).status_code == 422
    assert not ServiceRequest.objects.exists()


def test_nobody_asks_all_the_time() -> None:
    for number in range(3):
        factories.asked(words=f"Das ist die Frage Nummer {number}.")
    with pytest.raises(TooOften):
        factories.asked()
    for number in range(6):
        factories.asked(email=f"person{number}@example.org")
    with pytest.raises(TooOften):
        factories.asked(email="new@example.org")
    page = Client(REMOTE_ADDR="192.0.2.1").post("/welcome/ask/", TYPED | {"consent": "on"})
    assert page.status_code == 429
    assert ServiceRequest.objects.count() == 9


def test_two_days_before_the_end_the_advisers_are_reminded(at_ten) -> None:
    UserFactory(roles=["adviser"])
    factories.asked()
    at_ten.move_to("2026-12-01T12:00:00+01:00")
    deadlines.tick()
    before = Message.objects.count()
    at_ten.move_to("2026-12-03T12:00:00+01:00")
    deadlines.tick()
    assert Message.objects.count() > before


def test_the_number_is_whether_the_first_answer_came_in_time(at_ten) -> None:
    adviser = UserFactory(roles=["adviser"])
    cases = [factories.asked(email=f"person{number}@example.org") for number in range(4)]

    def answer(case: ServiceRequest, moment: str, turn: str = "answered") -> None:
        at_ten.move_to(moment)
        actions.answer(step=factories.open_step(case), actor=adviser, given=Answer(turn, "Gern."))

    answer(cases[0], "2026-11-30T09:00:00+01:00")  # Monday: one working day
    answer(cases[1], "2026-12-04T23:30:00+01:00")  # the last minute counts
    answer(cases[2], "2026-12-07T09:00:00+01:00")
    found = numbers(2026)
    assert (found.received, found.answered, found.in_time, found.late) == (4, 3, 2, 1)
    assert (found.waiting, found.overdue, found.median_days) == (1, 1, 5.0)
    answer(cases[3], "2026-12-07T09:00:00+01:00", "nothing")  # spam is no request
    assert (numbers(2026).received, numbers(2026).overdue) == (3, 0)
    auditor = signed_in(UserFactory(roles=["auditor"]))
    assert auditor.get("/api/welcome/numbers").json()["in_time"] == 2
    assert auditor.get("/welcome/numbers/?year=2026").status_code == 200


@pytest.mark.parametrize("change", [{"turn": "answered"}, {"turn": "door", "answer": "x"}])
def test_the_database_keeps_no_half_answer(change: dict[str, object]) -> None:
    case = factories.asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceRequest.objects.filter(pk=case.pk).update(**change)


def test_anonymised_it_names_nobody_and_still_counts() -> None:
    case = factories.asked()
    adviser = UserFactory(roles=["adviser"])
    actions.answer(step=factories.open_step(case), actor=adviser, given=Answer("answered", "Gern."))
    erase(Case.objects.get(pk=case.pk), "anonymise")
    left = ServiceRequest.objects.get(pk=case.pk)
    assert {left.name, left.email, left.phone, left.words, left.town, left.title} == {""}
    assert numbers(2026).in_time == 1
