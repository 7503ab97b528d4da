"""A booking from the search to the end: over screens, with protocols, deposit, code, damage."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
import vobject
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.lending.factories import TUESDAY, at, book, equipment, period, room
from tests.people.factories import MembershipFactory, UserFactory
from workflows.documents.models import Document
from workflows.engine import deadlines
from workflows.engine.models import Step
from workflows.lending.models import Booking, Damage, Protocol, Reservation
from workflows.outbox.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def signed_in(**facts: object) -> Client:
    client = Client()
    client.user = UserFactory(**facts)
    client.force_login(client.user)
    return client


def step_of(case: Booking) -> Step:
    return Step.objects.open().get(case=case)


ASKED = {
    "day_day": "8", "day_month": "12", "day_year": "2026", "starts": "10:00", "ends": "12:00",
    "organisation": "alone", "purpose": "Sprachcafé", "rhythm": "",
}  # fmt: skip


def test_from_the_search_to_the_end() -> None:
    saal = room(instant_for="nobody", deposit=50)
    group, officer = signed_in(language="ar"), signed_in(roles=["formal_officer"])
    found = group.get("/lending/?kind=room&day=2026-12-08&starts=10:00&ends=12:00").content.decode()
    assert "/lending/saal/" in found
    page = group.get("/lending/saal/?month=2026-12").content.decode()
    assert "/lending/saal/ask/?day=2026-12-08" in page
    asked = group.post("/lending/saal/ask/", ASKED)
    assert asked.status_code == 302
    case = Booking.objects.get()
    assert (case.number, case.stage, case.deposit) == ("L-2026-0001", "asked", 50)
    assert case.number in officer.get("/desk/").content.decode()
    assert "Sprachcafé" in officer.get(f"/cases/{case.pk}/").content.decode()
    at_step = f"/lending/steps/{step_of(case).pk}/"
    assert officer.post(at_step, {"granted": "no", "answer": ""}).status_code == 422
    assert officer.post(at_step, {"granted": "yes", "answer": "Gern."}).status_code == 302
    case.refresh_from_db()
    assert case.stage == "booked"
    assert step_of(case).due_at == at(TUESDAY, "10:00")
    told = Message.objects.get(case=case, template="lending/mail/granted")
    assert told.language == "ar"
    assert case.pickup_code in told.text
    handing = {"came": "yes", "there": ["Beamer", "Leinwand"], "signed_name": "Amal", "deposit_taken": ""}
    at_step = f"/lending/steps/{step_of(case).pk}/"
    assert officer.post(at_step, handing).status_code == 422
    assert officer.post(at_step, handing | {"deposit_taken": "on"}).status_code == 302
    back = {"there": ["Beamer", "Leinwand"], "signed_name": "Amal"}
    at_step = f"/lending/steps/{step_of(case).pk}/"
    assert officer.post(at_step, {**back, "there": ["Beamer"]}).status_code == 422
    assert officer.post(at_step, back).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.deposit_returned) == ("closed", 50)
    assert list(case.history.values_list("verb", flat=True)) == [
        "booking.asked", "booking.granted", "booking.handed_over", "booking.returned",
    ]  # fmt: skip
    assert list(Protocol.objects.values_list("moment", "signed_name")) == [("out", "Amal"), ("back", "Amal")]
    assert saal.units.get().reservations.get().blocking is False
    assert "Amal" in group.get(f"/cases/{case.pk}/").content.decode()


def test_who_picks_up_for_another_needs_the_code() -> None:
    case = book(equipment(), period(TUESDAY, "09:00", "18:00"), delegate="Omar Said")
    officer = signed_in(roles=["formal_officer"])
    typed = {"came": "yes", "there": ["Beamer"], "signed_name": "Omar Said"}
    wrong = "000000" if case.pickup_code != "000000" else "111111"
    at_step = f"/lending/steps/{step_of(case).pk}/"
    assert officer.post(at_step, typed | {"code": wrong}).status_code == 422
    assert officer.post(at_step, typed | {"code": case.pickup_code}).status_code == 302
    case.refresh_from_db()
    assert case.stage == "out"
    assert Protocol.objects.get().missing == ["Leinwand"]
    # The code is for the borrower alone: the office asks for it.
    assert case.pickup_code not in officer.get(f"/cases/{case.pk}/").content.decode()


def test_damage_waits_until_it_is_settled() -> None:
    case = book(equipment(deposit=100), period(TUESDAY, "09:00", "18:00"))
    officer = signed_in(roles=["formal_officer"])
    everything = {"there": ["Beamer", "Leinwand"], "signed_name": "Amal"}
    officer.post(f"/lending/steps/{step_of(case).pk}/", everything | {"came": "yes", "deposit_taken": "on"})
    officer.post(f"/lending/steps/{step_of(case).pk}/", everything | {"damage": "Linse gesprungen"})
    case.refresh_from_db()
    assert (case.stage, case.deposit_returned) == ("damage", None)
    typed = {"outcome": "Reparatur aus der Kaution", "cost": "80", "deposit_returned": "120"}
    at_step = f"/lending/steps/{step_of(case).pk}/"
    assert officer.post(at_step, typed).status_code == 422
    assert officer.post(at_step, typed | {"deposit_returned": "20"}).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.deposit_returned) == ("closed", 20)
    assert Damage.objects.get().cost == 80


def test_a_photo_lies_with_the_case() -> None:
    case = book(room(), period(TUESDAY, "10:00", "12:00"))
    officer = signed_in(roles=["formal_officer"])
    page = officer.get(f"/cases/{case.pk}/").content.decode()
    assert re.search(r'action="/lending/steps/\d+/"\s+enctype="multipart/form-data"', page)
    png = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(png, "PNG")
    photo = SimpleUploadedFile("kratzer.png", png.getvalue(), "image/png")
    typed = {"came": "yes", "there": ["Beamer"], "signed_name": "Amal", "photo": photo}
    assert officer.post(f"/lending/steps/{step_of(case).pk}/", typed).status_code == 302
    assert Document.objects.get(case=case, kind="lending_photo").name == "kratzer.png"


def test_nobody_answers_the_own_request() -> None:
    case = book(
        room(instant_for="nobody"), period(TUESDAY, "10:00", "12:00"), UserFactory(roles=["formal_officer"])
    )
    own = Client()
    own.force_login(case.applicant)
    assert own.post(f"/lending/steps/{step_of(case).pk}/", {"granted": "yes"}).status_code == 403


def test_changed_and_cancelled_with_the_same_entry_in_calendars() -> None:
    group = signed_in(language="uk")
    case = book(room(), period(TUESDAY, "10:00", "12:00"), group.user)
    moved = {"day_day": "9", "day_month": "12", "day_year": "2026", "starts": "14:00", "ends": "16:00"}
    assert group.post(f"/lending/bookings/{case.pk}/change/", moved).status_code == 302
    assert group.post(f"/lending/bookings/{case.pk}/cancel/", {"reason": ""}).status_code == 302
    files = Document.objects.filter(case=case, kind="lending_calendar").order_by("created_at", "name")
    read = []
    for file in files:
        with file.file.open("rb") as content:
            read.append(vobject.readOne(content.read().decode()).vevent)
    assert len({each.uid.value for each in read}) == 1
    assert [each.sequence.value for each in read] == ["0", "1", "2"]
    assert [each.status.value for each in read] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    day = TUESDAY + timedelta(days=1)
    assert [each.dtstart.value for each in read] == [at(TUESDAY, "10:00"), at(day, "14:00"), at(day, "14:00")]
    case.refresh_from_db()
    assert case.stage == "cancelled"
    assert not Reservation.objects.blocking().exists()
    assert Message.objects.filter(case=case, language="uk").count() == 3
    alone = vobject.readOne(group.get(f"/lending/bookings/{case.pk}/calendar.ics").content.decode())
    assert alone.vevent.status.value == "CANCELLED"


def test_whoever_waited_longest_gets_what_becomes_free() -> None:
    saal, when = room(), period(TUESDAY, "10:00", "12:00")
    holder = book(saal, when)
    longer = period(TUESDAY, "09:00", "12:00")
    first, second = book(saal, longer, may_wait=True), book(saal, when, may_wait=True)
    assert (first.stage, second.stage) == ("waiting", "waiting")
    own = Client()
    own.force_login(holder.applicant)
    own.post(f"/lending/bookings/{holder.pk}/cancel/", {})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stage, second.stage) == ("booked", "waiting")
    assert Message.objects.filter(case=first, template="lending/mail/placed").exists()
    with time_machine.travel(at(TUESDAY, "10:05"), tick=False):
        deadlines.tick()
    second.refresh_from_db()
    assert second.stage == "unserved"
    assert saal.shortages.count() == 1


def test_the_clock_reminds_and_closes() -> None:
    lent = book(equipment(), period(TUESDAY, "09:00", "18:00", TUESDAY + timedelta(days=2)))
    quiet = book(room(needs_handover=False), period(TUESDAY, "10:00", "12:00"))
    with time_machine.travel(at(TUESDAY - timedelta(days=1), "10:01"), tick=False):
        deadlines.tick()
    with time_machine.travel(at(TUESDAY, "12:01"), tick=False):
        officer = signed_in(roles=["formal_officer"])
        everything = {"came": "yes", "there": ["Beamer", "Leinwand"], "signed_name": "Amal"}
        officer.post(f"/lending/steps/{step_of(lent).pk}/", everything)
        deadlines.tick()
    quiet.refresh_from_db()
    assert quiet.stage == "closed"
    for day in (3, 6, 20):
        with time_machine.travel(at(TUESDAY + timedelta(days=day), "20:00"), tick=False):
            deadlines.tick()
    sent = Message.objects.filter(case=lent, template__startswith="lending/").order_by("pk")
    told = list(sent.values_list("template", flat=True))
    assert [each.rpartition("/")[2] for each in told] == [
        "booked",
        "soon",
        "back_soon",
        "late",
        "late",
        "late",
    ]
    assert mail.outbox == []


def test_a_series_leaves_out_what_is_taken() -> None:
    saal = room()
    group = signed_in()
    verein = MembershipFactory(user=group.user).organisation
    book(saal, period(TUESDAY + timedelta(days=7), "11:00", "13:00"))
    series = ASKED | {
        "organisation": str(verein.uuid), "rhythm": "weekly",
        "until_day": "5", "until_month": "1", "until_year": "2027",
    }  # fmt: skip
    refused = group.post("/lending/saal/ask/", series)
    assert refused.status_code == 422
    assert "15.12.2026" in refused.content.decode()
    assert saal.shortages.count() == 1
    assert group.post("/lending/saal/ask/", series | {"leave_out_taken": "on"}).status_code == 302
    case = Booking.objects.get(organisation=verein)
    dates = [each.starts_at for each in case.reservations.order_by("starts_at")]
    assert dates == [at(TUESDAY + timedelta(days=days), "10:00") for days in (0, 14, 21, 28)]
    page = group.get(f"/cases/{case.pk}/").content.decode()
    sent = re.search(r'name="starts_at" value="([^"]+)"', page)
    assert sent
    gone = group.post(f"/lending/bookings/{case.pk}/leave-out/", {"starts_at": sent[1]})
    assert gone.status_code == 302
    case.refresh_from_db()
    assert case.starts_at == dates[1]
    assert case.reservations.blocking().count() == 3


def test_a_month_leaves_out_weeks_that_are_over() -> None:
    room()
    page = signed_in().get("/lending/saal/").content.decode()
    assert ">28.<" in page
    assert ">20.<" not in page


def test_the_name_of_a_group_keeps_its_direction() -> None:
    room()
    member = MembershipFactory(organisation__name="Jasmin e.V.")
    group = Client()
    group.force_login(member.user)
    assert "<bdi>Jasmin e.V.</bdi>" in group.get("/ar/lending/saal/ask/").content.decode()
