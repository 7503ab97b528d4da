"""From the plan to the next date: screens, mails, waiting list, list at the door, and what is refused."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.people.factories import UserFactory
from workflows.engine import deadlines
from workflows.engine.erasing import erase
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.models import Attendance, Feedback, Meeting, Registration, Session
from workflows.meetings.reading.links import address_of, link_of
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, TooOften

from .factories import announced, asked, facts, open_step, person, placed, planned, span

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]

TYPED = {
    "format": "training",
    "title_de": "Vereinsrecht",
    "title_ar": "قانون الجمعيات",
    "day_0": "2026-12-28",
    "starts_0": "17:00",
    "ends_0": "19:30",
    "weeks": "3",
    "place": "Saal",
    "capacity": "2",
    "share_needed": "80",
}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def mails(template: str) -> list[Message]:
    return list(Message.objects.filter(template=f"meetings/mail/{template}").order_by("pk"))


def test_from_the_plan_to_the_next_date(at_ten: Any) -> None:  # noqa: PLR0915  one journey
    adviser = UserFactory(roles=["adviser"])
    desk, visitor = signed_in(adviser), Client()
    made = desk.post("/meetings/plan/", TYPED)
    case = Meeting.objects.get()
    assert (made.status_code, made["Location"]) == (302, f"/cases/{case.pk}/")
    assert (case.number, case.stage, case.sessions.count()) == ("V-2026-0001", "planned", 3)
    assert visitor.get(f"/meetings/{case.pk}/").status_code == 404
    changing = desk.get(f"/meetings/{case.pk}/change/").content.decode()
    assert re.search(r'<input[^>]*name="title_ar"[^>]*lang="ar" dir="rtl"', changing)
    assert re.search(r'<textarea[^>]*name="about_en"[^>]*lang="en" dir="ltr"', changing)
    assert "Vereinsrecht" in desk.get("/meetings/planned/").content.decode()
    assert desk.get(f"/cases/{case.pk}/").status_code == 200
    assert desk.post(f"/meetings/steps/{open_step(case).pk}/").status_code == 302
    assert "قانون الجمعيات" in visitor.get("/ar/meetings/").content.decode()
    page = f"/meetings/{case.pk}/register/"
    assert visitor.get(page).status_code == 200
    form = {"name": "Samira", "email": "samira@example.org", "language": "ar", "consent": "on"}
    assert visitor.post(page, form | {"consent": ""}).status_code == 422
    assert visitor.post(page, form).status_code == 200
    (mail,) = mails("confirm")
    row = Registration.objects.get()
    assert address_of(row) in mail.text
    assert "/ar/meetings/registrations/" in mail.text
    link = f"/meetings/registrations/{link_of(row)}/"
    assert visitor.get(link).status_code == 200
    row.refresh_from_db()
    assert row.state == "asked"  # a program that opens links changes nothing
    assert visitor.post(link, {"do": "confirm"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.seat, len(mails("placed"))) == ("placed", 1, 1)
    assert mails("placed")[0].attachments.get().name == f"{case.number}-0-ar.ics"
    at_ten.move_to("2026-12-28T19:00:00+01:00")
    desk.force_login(adviser)  # a month later
    first = case.sessions.first()
    attendance = f"/meetings/{case.pk}/attendance/"
    assert desk.get(attendance).status_code == 200
    assert desk.post(attendance, {"present": [str(row.pk)]}).status_code == 302
    walk_in = {"guest": "yes", "name": "Kofi", "organisation": "Sahel e.V."}
    assert desk.post(attendance, walk_in | {"name": ""}).status_code == 422
    assert desk.post(attendance, walk_in).status_code == 302
    assert Attendance.objects.filter(session=first).count() == 2
    step = f"/meetings/steps/{open_step(case).pk}/"
    assert desk.post(step, {"guests": "4"}).status_code == 422  # two dates are still to come
    at_ten.move_to("2027-01-12T10:00:00+01:00")
    desk.force_login(adviser)
    assert desk.post(step, {"guests": "4"}).status_code == 302
    assert [each.to_address for each in mails("thanks")] == ["samira@example.org"]
    assert visitor.post(link, {"do": "say", "stars": "5", "words": "Gut"}).status_code == 302
    assert visitor.post(link, {"do": "say", "stars": "1"}).status_code == 409
    assert Feedback.objects.get().stars == 5
    close = f"/meetings/steps/{open_step(case).pk}/"
    assert desk.post(close, {}).status_code == 422
    assert desk.post(close, {"next_on": "2027-04-12"}).status_code == 302
    again = Meeting.objects.exclude(pk=case.pk).get()
    assert again.stage == "planned"
    assert again.starts_at.isoformat() == "2027-04-12T15:00:00+00:00"  # 17:00 on the clock, in summer


def test_who_is_known_has_the_place_at_once() -> None:
    case, user = announced(), UserFactory(email="amal@example.org")
    form = {"name": "Amal", "email": "Amal@example.org", "language": "de", "consent": "on"}
    assert signed_in(user).post(f"/meetings/{case.pk}/register/", form).status_code == 200
    assert Registration.objects.get().state == "placed"
    form["email"] = "other@example.org"
    signed_in(user).post(f"/meetings/{case.pk}/register/", form)
    assert Registration.objects.get(email="other@example.org").state == "asked"


def test_the_waiting_list_moves_up_by_itself(at_ten: Any) -> None:
    then = span()
    case, rows = announced(then, capacity=2), []
    for number in range(5):
        at_ten.shift(60)
        rows.append(placed(case, f"person{number}@example.org"))
    assert [row.state for row in rows] == ["placed", "placed", "waiting", "waiting", "waiting"]
    actions.leave(registration=rows[0])
    rows[2].refresh_from_db()
    assert (rows[2].state, rows[2].seat) == ("placed", 1)
    assert [each.to_address for each in mails("moved_up")] == ["person2@example.org"]
    actions.leave(registration=rows[0])  # once more changes nothing
    assert len(mails("left")) == 1
    adviser = UserFactory(roles=["adviser"])
    actions.change(case=case, given=facts(then, capacity=4), actor=adviser)
    assert [each.to_address for each in mails("moved_up")][1:] == [
        "person3@example.org",
        "person4@example.org",
    ]
    assert not mails("changed")  # neither time nor place changed
    with pytest.raises(AlreadyDone):
        actions.confirm(registration=rows[0])
    assert placed(case, "person0@example.org").state == "waiting"


def test_another_time_is_told_with_the_next_version_for_calendars() -> None:
    case = announced(span(30), span(37))
    placed(case)
    first = case.sessions.first()
    adviser = UserFactory(roles=["adviser"])
    actions.change(case=case, given=facts(span(31)), actor=adviser)
    sessions = list(Session.objects.order_by("pk").values_list("pk", "is_off"))
    assert sessions == [(first.pk, False), (first.pk + 1, True)]
    (mail,) = mails("changed")
    with mail.attachments.get().file.open("rb") as file:
        text = file.read().decode()
    assert text.count("SEQUENCE:1") == 2
    assert text.count("STATUS:CANCELLED") == 1
    assert f"meeting-{case.pk}-{first.pk}@" in text.replace("\r\n ", "")


def test_called_off_is_told_to_everybody_and_shown() -> None:
    case = announced(capacity=1)
    placed(case, "a@example.org")
    placed(case, "b@example.org")
    asked(case, "c@example.org")
    desk = signed_in(UserFactory(roles=["adviser"]))
    url = f"/meetings/{case.pk}/call-off/"
    assert desk.post(url, {"reason": " "}).status_code == 422
    assert desk.post(url, {"reason": "Die Trainerin ist krank."}).status_code == 302
    assert {each.to_address for each in mails("called_off")} == {"a@example.org", "b@example.org"}
    assert "Die Trainerin ist krank." in mails("called_off")[0].text
    assert "Die Trainerin ist krank." in Client().get(f"/meetings/{case.pk}/").content.decode()
    assert Client().get("/meetings/").content.decode().count(str(case.pk)) == 0
    assert "STATUS:CANCELLED" in Client().get(f"/meetings/{case.pk}/calendar.ics").content.decode()
    assert Client().get(f"/meetings/{case.pk}/register/").status_code == 403


def test_the_day_before_each_date_who_has_a_place_is_reminded(at_ten: Any) -> None:
    case = announced(span(10), span(17), online_link="https://video.example.org/x", capacity=1)
    placed(case, "a@example.org")
    placed(case, "b@example.org")
    for day, told in (("2026-12-07T09:00", 0), ("2026-12-07T11:00", 1), ("2026-12-14T11:00", 2)):
        at_ten.move_to(f"{day}:00+01:00")
        deadlines.tick()
        assert len(mails("soon")) == told
    assert {each.to_address for each in mails("soon")} == {"a@example.org"}
    assert "https://video.example.org/x" in mails("soon")[0].text


def test_whoever_registers_twice_gets_the_link_again_and_no_second_place() -> None:
    case = announced()
    first = asked(case)
    assert asked(case, "SAMIRA@example.org") == first
    assert len(mails("confirm")) == 2
    actions.confirm(registration=first)
    assert asked(case) == first
    assert len(mails("placed")) == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(meeting=case, name="x", email="Samira@example.org", language="de")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"dates": ()}, "dates"),
        ({"dates": [(30, -1)]}, "dates"),
        ({"dates": [(-1,)]}, "dates"),
        ({"dates": [(3,), (3,)]}, "dates"),
        ({"dates": [(3, 24 * 8)]}, "dates"),
        ({"place": " "}, "place"),
        ({"words": {}}, "title_de"),
        ({"capacity": 0}, "capacity"),
        ({"format": "party"}, "format"),
        ({"share_needed": 101}, "share_needed"),
        ({"register_until": 40}, "register_until"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_planned(change: dict[str, Any], field: str) -> None:
    dates = change.pop("dates", None)
    if "register_until" in change:
        change["register_until"] = span(change["register_until"]).starts_at
    given = facts(**change)
    if dates is not None:
        given = type(given)(**{**given.__dict__, "dates": [span(*each) for each in dates]})
    with pytest.raises(Invalid) as refusal:
        actions.plan(given=given, actor=UserFactory(roles=["adviser"]))
    assert list(refusal.value.errors) == [field]
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "samira"}, "email"),
        ({"language": "xx"}, "language"),
        ({"standing": "x"}, "standing"),
        ({"children": -1}, "children"),
        ({"consent": False}, "consent"),
    ],
)
def test_what_is_missing_of_a_person_is_said(change: dict[str, Any], field: str) -> None:
    case = announced()
    with pytest.raises(Invalid) as refusal:
        actions.register(case=case, given=person(**change), actor=None, address="192.0.2.1")
    assert list(refusal.value.errors) == [field]
    assert not Registration.objects.exists()


def test_nobody_floods_a_mailbox() -> None:
    case = announced()
    for _again in range(6):
        asked(case)
    with pytest.raises(TooOften):
        asked(case)


def test_nobody_is_noted_before_the_day_or_from_another_meeting(at_ten: Any) -> None:
    case, other = announced(span(1)), announced(span(1))
    stranger, adviser = placed(other), UserFactory(roles=["adviser"])
    session = case.sessions.get()
    with pytest.raises(Invalid):
        actions.note_attendance(session=session, present=set(), actor=adviser)
    at_ten.move_to("2026-11-29T10:00:00+01:00")
    with pytest.raises(Invalid):
        actions.note_attendance(session=session, present={stranger.pk}, actor=adviser)
    row = placed(announced(span(2)))
    session = row.meeting.sessions.get()
    at_ten.move_to("2026-12-01T10:00:00+01:00")
    for _again in range(2):
        assert actions.note_attendance(session=session, present={row.pk}, actor=adviser) == 1
    assert Attendance.objects.count() == 1
    actions.note_attendance(session=session, present=set(), actor=adviser)
    assert not Attendance.objects.exists()


def test_announced_too_late_is_refused(at_ten: Any) -> None:
    case = planned(span(1))
    at_ten.move_to("2026-12-24T10:00:00+01:00")
    with pytest.raises(Invalid):
        actions.announce(step=open_step(case), actor=UserFactory(roles=["adviser"]))


def test_anonymised_it_names_nobody_and_still_counts() -> None:
    case = announced()
    row = placed(case, organisation="Sahel e.V.", town="Dudweiler", access="Rampe")
    Attendance.objects.create(registration=row, session=case.sessions.get())
    erase(Case.objects.get(pk=case.pk), "anonymise")
    left = Registration.objects.get()
    assert (left.name, left.email, left.organisation, left.town, left.access) == ("–", "", "", "", "")
    assert Attendance.objects.count() == 1
    assert Client().get(f"/meetings/registrations/{link_of(row)}/").status_code == 404


@pytest.mark.parametrize(
    "change", [{"seat": None}, {"state": "waiting"}, {"seat": 0}, {"confirmed_at": None}]
)
def test_the_database_keeps_no_half_place(change: dict[str, object]) -> None:
    row = placed(announced())
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=row.pk).update(**change)
