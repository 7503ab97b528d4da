"""Events as pages: words from the editor; dates, place and registration from the meeting as it stands."""

import json
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.models import EventIndexPage, EventPage
from tests.meetings import factories as make
from tests.pages import factories
from tests.people.factories import UserFactory
from workflows.engine import erasing
from workflows.engine.models import Case
from workflows.meetings import actions
from workflows.meetings.models import Meeting
from workflows.upkeep.models import Deed

from .conftest import Settled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def index() -> EventIndexPage:
    return EventIndexPage.objects.first() or factories.publish(
        EventIndexPage(title="Termine", slug="termine"), factories.home()
    )


def event(meeting: Meeting, **fields: Any) -> EventPage:
    values = {"title": "Drei Abende", "slug": "drei-abende", "introduction": "Kommt vorbei.", **fields}
    return factories.publish(EventPage(meeting=meeting, **values), index())


def read(client: Client, path: str = "/termine/drei-abende/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_it_shows_what_the_meeting_says_and_where_to_register(client: Client) -> None:
    """Words of the page, facts of the meeting, one button."""
    meeting = make.announced()
    event(meeting)
    html = read(client)
    assert "Kommt vorbei." in html
    assert "Lindenplatz 4, Saal" in html
    assert f'href="/meetings/{meeting.pk}/register/"' in html
    assert f'href="/meetings/{meeting.pk}/calendar.ics"' in html
    assert client.get(f"/meetings/{meeting.pk}/register/").status_code == 200


def test_a_kept_page_is_forgotten_when_the_meeting_changes(client: Client, settled: Settled) -> None:
    """Called off is called off at once, on the page and in the list; until then both are kept."""
    adviser = UserFactory(roles=["adviser"])
    meeting = settled(lambda: make.announced(actor=adviser))
    settled(lambda: event(meeting))
    read(client)
    read(client, "/termine/")
    with CaptureQueriesContext(connection) as asked:
        read(client)
        assert "Drei Abende" in read(client, "/termine/")
    assert len(asked) == 0
    settled(lambda: actions.call_off(case=meeting, reason="Die Referentin ist krank.", actor=adviser))
    html = read(client)
    assert "Es ist abgesagt." in html
    assert "Die Referentin ist krank." in html
    assert "/register/" not in html
    assert "Drei Abende" not in read(client, "/termine/")


def test_the_list_has_every_date_with_a_page_or_without(client: Client) -> None:
    """The next first; only announced ones; narrowed by kind; a page stands for its meeting."""
    first = make.announced(make.span(10))
    make.announced(
        make.span(20), format="networking", words={"de": make.Words("Treffen der Chöre", "Singen")}
    )
    make.planned(make.span(30), words={"de": make.Words("Noch geheim", "")})
    event(first)
    html = read(client, "/termine/")
    assert html.index("Drei Abende") < html.index("Treffen der Chöre")
    assert "Noch geheim" not in html
    assert "Vereinsrecht für Einsteiger" not in html
    narrowed = read(client, "/termine/?kind=networking")
    assert "Treffen der Chöre" in narrowed
    assert "Drei Abende" not in narrowed
    assert "Drei Abende" in read(client, "/termine/?kind=nonsense")


def test_what_is_over_stands_below(client: Client) -> None:
    """As something that was."""
    meeting = make.announced()
    event(meeting, title="So war es", slug="so-war-es")
    make.held(meeting)
    html = read(client, "/termine/")
    assert html.index("Das war") < html.index("So war es")


def test_the_list_asks_no_more_with_more_meetings(client: Client) -> None:
    """A constant number of statements."""
    page = index()
    event(make.announced(make.span(10)))
    request = client.get("/termine/").wsgi_request
    page.get_context(request)
    with CaptureQueriesContext(connection) as few:
        page.get_context(request)
    for number in range(5):
        event(make.announced(make.span(11 + number)), title=f"E{number}", slug=f"e{number}")
    page.get_context(request)
    with CaptureQueriesContext(connection) as many:
        page.get_context(request)
    assert len(many) == len(few) <= 16


def test_machines_read_an_event(client: Client) -> None:
    """schema.org: when, where, how, and that it stands."""
    meeting = make.announced(online_link="https://video.example.org/x")
    event(meeting)
    found = DATA.search(client.get("/termine/drei-abende/").content.decode())
    assert found is not None
    said = json.loads(found[1])
    assert said["@type"] == "Event"
    assert said["startDate"].endswith(("+01:00", "+02:00"))
    assert said["eventStatus"] == "https://schema.org/EventScheduled"
    assert said["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [each["@type"] for each in said["location"]] == ["Place", "VirtualLocation"]
    assert "video.example.org" not in found[1]  # only those who are registered get it


def test_the_api_names_the_meeting(client: Client) -> None:
    """By its id, under which the meeting itself is read."""
    meeting = make.announced()
    page = event(meeting)
    said = client.get(f"/api/pages/{page.pk}/").json()
    assert said["meeting"]["id"] == str(meeting.pk)
    assert client.get(f"/api/meetings/dates/{said['meeting']['id']}").json()["may_register"] is True


def test_one_page_a_language_and_words_for_pictures() -> None:
    """A second page of the same meeting is refused with a sentence."""
    meeting = make.announced()
    event(meeting)
    second = EventPage(title="Noch eine", slug="noch-eine", meeting=meeting, locale=index().locale)
    with pytest.raises(ValidationError) as refused:
        second.clean()
    assert list(refused.value.message_dict) == ["meeting"]


def test_a_page_outlives_its_meeting(client: Client) -> None:
    """When the meeting is deleted for good, the words stay, below what is to come."""
    meeting = make.announced()
    page = event(meeting)
    erasing.erase(Case.objects.get(pk=meeting.pk), Deed.DELETE)
    assert not Meeting.objects.exists()
    assert EventPage.objects.get(pk=page.pk).meeting is None
    html = read(client)
    assert "Kommt vorbei." in html
    assert "Lindenplatz 4" not in html
    assert "Drei Abende" in read(client, "/termine/")


def test_a_meeting_without_names_any_more_is_not_shown(client: Client) -> None:
    """The words of the page stay; what was kept of the meeting is gone."""
    meeting = make.announced()
    event(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(anonymised_at="2026-11-28T00:00:00Z")
    html = read(client)
    assert "Kommt vorbei." in html
    assert "Lindenplatz 4" not in html
