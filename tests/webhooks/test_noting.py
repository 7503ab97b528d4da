"""What happens is noted with the change itself, by whatever way it comes, and costs no statement."""

import json
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.documents.factories import stored
from tests.pages.factories import article, home, standard
from tests.people.factories import UserFactory
from tests.room_request.models import RoomRequest
from workflows.engine.models import Step
from workflows.people.models import House, User
from workflows.webhooks import sorting
from workflows.webhooks.models import Endpoint, Event, Happening

pytestmark = pytest.mark.django_db


def heard() -> list[tuple[str, dict[str, Any]]]:
    """The events since the last time."""
    sorting.tick()
    found = list(Event.objects.order_by("id").values_list("type", "data"))
    Event.objects.all().delete()
    return found


def asked_for(address: str) -> Any:
    """An answer of the API, when everything before it is through."""
    connection.run_on_commit.clear()
    return Client().get(address)


def asked() -> RoomRequest:
    """A group asks for a room on the screen."""
    group = Client()
    group.force_login(UserFactory(name="Amira Haddad"))
    group.post("/room_request/ask/", {"purpose": "Geheimer Chor", "day": "2099-12-24"})
    return RoomRequest.objects.get()


def answered(case: RoomRequest) -> None:
    """Somebody of the house answers."""
    officer = Client()
    officer.force_login(UserFactory(roles=["formal_officer"]))
    officer.post(f"/room_request/{case.pk}/answer/", {"granted": "yes", "answer": "Kommt gern."})


def test_a_case_is_told_from_its_beginning_to_its_end_without_a_word_of_people(endpoint: Endpoint) -> None:
    case = asked()
    step = Step.objects.get(case=case)
    told = heard()
    names = [name for name, _data in told]
    assert {"case.created", "step.opened", "room_request.room.asked"} <= set(names)
    assert all(data.get("case", str(case.pk)) == str(case.pk) for _name, data in told)
    opened = dict(told)["step.opened"]
    assert (opened["step"], opened["node"], opened["kind"]) == (step.pk, step.node, case.kind)
    answered(case)
    told += (later := heard())
    names = [name for name, _data in later]
    assert {"step.completed", "case.stage_changed", "case.closed", "room_request.room.granted"} <= set(names)
    assert dict(later)["case.stage_changed"]["stage_before"] == "asked"
    said = json.dumps(told)
    for private in ("Amira", "Haddad", "Geheimer", "Kommt gern", "example.org"):
        assert private not in said


def test_what_is_undone_never_happened(endpoint: Endpoint) -> None:
    heard()

    def change() -> None:
        with transaction.atomic():
            House.load().save()
            assert Happening.objects.exists()
            raise InterruptedError

    with pytest.raises(InterruptedError):
        change()
    assert heard() == []


def test_without_a_webhook_nothing_is_noted_and_with_one_it_costs_no_statement(
    receiver: Any, admin: User
) -> None:
    page = article()

    def statements() -> int:
        fresh = Page.objects.get(pk=page.pk).specific
        fresh.title += "!"
        revision = fresh.save_revision()
        with CaptureQueriesContext(
            connection,
        ) as told:
            revision.publish()
        return len(told)

    statements()  # what is asked for once
    before = statements()
    assert not Happening.objects.exists()
    Endpoint.objects.create(url=receiver.url, events=["*"])
    assert statements() == before
    assert [name for name, _data in heard()] == ["page.published"]


def test_pages_are_told_with_the_tags_that_answers_carry(endpoint: Endpoint) -> None:
    page = article()
    heard()
    answer = asked_for(f"/api/pages/{page.pk}/")
    page.save_revision().publish()
    (name, data), *others = heard()
    assert (name, others) == ("page.published", [])
    assert data == {
        "page": page.pk,
        "translation_key": str(page.translation_key),
        "type": "pages.NewsPage",
        "locale": "de",
        "tags": ["any", f"page:{page.translation_key}", "type:pages.NewsPage"],
    }
    assert set(data["tags"]) & set(answer["Cache-Tag"].split(","))


def test_a_page_is_followed_until_it_is_gone(endpoint: Endpoint) -> None:
    page, elsewhere = article(), standard()
    heard()
    page.move(elsewhere, pos="last-child")
    assert [name for name, _data in heard()] == ["page.moved", "content.changed"]  # a redirect
    page = Page.objects.get(pk=page.pk).specific
    page.unpublish()
    assert [name for name, _data in heard()] == ["page.unpublished"]
    page.title = "Draft"
    page.save_revision()
    assert heard() == []
    page.save_revision().publish()
    assert [name for name, _data in heard()] == ["page.published"]
    page.delete()
    (data,) = [data for name, data in heard() if name == "page.deleted"]
    assert "frame" in data["tags"]


def test_what_stands_on_every_page_makes_everything_old(endpoint: Endpoint) -> None:
    house, start = House.load(), home()
    heard()
    house.save()
    assert heard() == [
        ("content.changed", {"model": "people.House", "id": house.pk, "tags": ["any", "frame"]}),
    ]
    start.save_revision().publish()
    assert "frame" in heard()[0][1]["tags"]
    answer = asked_for("/api/site/bootstrap")
    assert "frame" in answer["Cache-Tag"].split(",")


def test_a_document_is_told_when_its_file_is_there(endpoint: Endpoint) -> None:
    document = stored(UserFactory())
    ((_name, data),) = [each for each in heard() if each[0] == "document.ready"]
    assert data["document"] == str(document.pk)
    assert document.name not in json.dumps(data)
