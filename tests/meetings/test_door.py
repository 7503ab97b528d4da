"""At the door: the code as picture and typed, counted once, and nobody lost by a list loaded before."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from tests.people.factories import UserFactory
from workflows.engine.models import HistoryEntry
from workflows.meetings import actions
from workflows.meetings.actions import Span
from workflows.meetings.models import Attendance, Meeting, Registration
from workflows.meetings.reading.codes import by_code, code_of, door_address
from workflows.meetings.reading.links import link_of

from .factories import announced, placed, span
from .test_walk import mails, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def today(*emails: str, **more: Any) -> tuple[Meeting, list[Registration]]:
    """A meeting that begins in two hours, with these people."""
    begin = span(0).starts_at + timedelta(hours=2)
    case = announced(Span(begin, begin + timedelta(hours=3)), capacity=9, **more)
    return case, [placed(case, email, language="de") for email in emails]


def pixels(svg: str) -> Image.Image:
    """The QR code as our page draws it: dark runs of modules in one path, drawn without another library."""
    size = int(re.search(r'width="(\d+)"', svg)[1]) // 4  # type: ignore[index]
    path = re.findall(r'<path [^>]*stroke="#000"[^>]*d="([^"]+)"|d="([^"]+)"[^>]*stroke', svg)
    drawn = Image.new("L", (size, size), 255)
    x = y = 0.0
    for command, numbers in re.findall(
        r"([Mmh])([-\d. ]+)", next(each for pair in path for each in pair if each)
    ):
        values = [float(each) for each in numbers.split()]
        if command == "M":
            x, y = values[0], values[1]
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            for step in range(int(values[0])):
                drawn.putpixel((int(x) + step, int(y)), 0)
            x += values[0]
    return drawn.resize((size * 6, size * 6), Image.Resampling.NEAREST)


def test_the_picture_on_the_page_leads_the_phone_to_the_name_and_one_button(settings: Any) -> None:
    case, (row,) = today("samira@example.org")
    link, desk = f"/meetings/registrations/{link_of(row)}/", signed_in(UserFactory(roles=["adviser"]))
    page = Client().get(link).content.decode()
    assert code_of(row) in page
    assert code_of(row) in mails("placed")[0].text
    svg = Client().get(f"{link}code.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    (read,) = zxingcpp.read_barcodes(pixels(svg.content.decode()))
    assert read.text == door_address(row)
    address = read.text.removeprefix(settings.PUBLIC_URL)
    assert Client().get(address).status_code == 302  # to sign in
    assert signed_in(UserFactory()).get(address).status_code == 404
    assert signed_in(UserFactory(roles=["auditor"])).get(address).status_code == 403
    shown = desk.get(address).content.decode()
    assert "Samira N." in shown
    assert shown.count(f'value="{row.pk}"') == 1
    assert not Attendance.objects.exists()  # looking notes nothing
    for said in ("ist eingetragen", "war schon eingetragen"):
        done = desk.post(address, {"registration": str(row.pk)}, follow=True).content.decode()
        assert said in done
    assert Attendance.objects.get().registration == row
    assert HistoryEntry.objects.filter(case=case, verb="meeting.checked_in").count() == 1
    assert "Samira" not in str(HistoryEntry.objects.filter(case=case).values_list("data", flat=True))


def test_the_code_may_be_typed_as_people_type() -> None:
    case, (row, _other) = today("samira@example.org", "b@example.org")
    code = code_of(row)
    for typed in (code, code.lower(), f" {code.replace('-', '')} ", code.replace("-", "–")):
        assert by_code(case, typed) == [row]
    for typed in ("", "x", code[:-1], "0" * 40, "\x00"):
        assert by_code(case, typed) == []
    desk = signed_in(UserFactory(roles=["adviser"]))
    page = desk.get(f"/meetings/{case.pk}/check-in/", {"code": "ZZZZ-ZZZZ"}).content.decode()
    assert "Niemand hat bei diesem Treffen diesen Code" in page
    other, _rows = today()
    assert by_code(other, code) == []


def test_two_with_the_same_code_are_told_apart_by_name() -> None:
    case, (row,) = today("samira@example.org")
    twin = UUID(row.pk.hex[:8] + "0" * 24)
    Registration.objects.filter(pk=row.pk).update(name="Amal")
    Registration.objects.create(
        pk=twin, meeting=case, name="Zeynep", language="de", state="placed", seat=7, confirmed_at=row.asked_at
    )
    desk = signed_in(UserFactory(roles=["adviser"]))
    address = f"/meetings/{case.pk}/check-in/?code={code_of(row)}"
    page = desk.get(address).content.decode()
    assert page.index("Amal") < page.index("Zeynep")
    desk.post(address, {"registration": str(twin)})
    assert Attendance.objects.get().registration_id == twin
    api = desk.post(
        f"/api/meetings/planned/{case.pk}/check-in", {"code": code_of(row)}, content_type="application/json"
    )
    assert api.status_code == 422  # a program can't choose


def test_a_list_loaded_before_takes_nobody_away_who_was_noted_since() -> None:
    case, (first, second, third) = today("a@example.org", "b@example.org", "c@example.org")
    session, adviser = case.sessions.select_related("meeting").get(), UserFactory(roles=["adviser"])
    desk = signed_in(adviser)
    actions.check_in(session=session, registration=first, actor=adviser)
    page = desk.get(f"/meetings/{case.pk}/attendance/").content.decode()
    assert re.findall(r'name="seen" value="([^"]+)"', page) == [str(first.pk)]
    actions.check_in(session=session, registration=second, actor=adviser)
    desk.post(f"/meetings/{case.pk}/attendance/", {"seen": [str(first.pk)], "present": [str(third.pk)]})
    there = set(Attendance.objects.values_list("registration", flat=True))
    assert there == {second.pk, third.pk}  # the first was unticked on purpose


def test_who_waited_gets_a_place_and_who_cancelled_is_added_as_new() -> None:
    case, (row,) = today("a@example.org")
    Meeting.objects.filter(pk=case.pk).update(capacity=1)
    waiting = placed(case, "b@example.org")
    assert waiting.state == "waiting"
    session, adviser = case.sessions.select_related("meeting").get(), UserFactory(roles=["adviser"])
    assert actions.check_in(session=session, registration=waiting, actor=adviser)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.seat) == ("placed", 2)
    actions.leave(registration=row)
    desk = signed_in(adviser)
    address = f"/meetings/{case.pk}/check-in/?code={code_of(row)}"
    assert desk.post(address, {"registration": str(row.pk)}).status_code == 409
    assert Attendance.objects.count() == 1


def test_nobody_is_noted_before_the_day_and_over_the_api_it_is_the_same() -> None:
    case = announced(span(5))
    row = placed(case, "a@example.org")
    desk = signed_in(UserFactory(roles=["adviser"]))
    sent: dict[str, Any] = {"content_type": "application/json"}
    path = f"/api/meetings/planned/{case.pk}/check-in"
    assert desk.post(path, {"code": code_of(row)}, **sent).status_code == 422
    case, (row,) = today("a@example.org")
    path = f"/api/meetings/planned/{case.pk}/check-in"
    assert desk.post(path, {"code": code_of(row)}, **sent).json() == {
        "name": "Samira N.",
        "is_new": True,
        "present": 1,
    }
    assert desk.post(path, {"code": code_of(row)}, **sent).json()["is_new"] is False
    assert desk.post(path, {"code": "00000000"}, **sent).status_code == 422


def test_a_code_is_found_among_thousands_with_one_statement(django_assert_num_queries: Any) -> None:
    case, (row,) = today("a@example.org")
    with django_assert_num_queries(1):
        assert by_code(case, code_of(row)) == [row]


def test_online_there_is_no_code() -> None:
    case, (row,) = today("a@example.org", online_link="https://video.example.org/x")
    Registration.objects.filter(pk=row.pk).update(is_online=True)
    page = Client().get(f"/meetings/registrations/{link_of(row)}/").content.decode()
    assert code_of(row) not in page
    assert case.online_link
