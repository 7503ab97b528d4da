"""What changed of calls, pictures, files and snippets: nothing is missed, drafts are nobody's business."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, Locale

from pages.models import Menu, MenuItem
from tests.grants import factories as grants
from workflows.grants.models import Call, CallState

from .test_changes import ended

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADDRESS = "/api/site/content-changes"


def asked(since: str = "", **more: Any) -> dict[str, Any]:
    ended()
    everything = {"limit": 500, **({"since": since} if since else {}), **more}
    answer = Client().get(ADDRESS, everything)
    assert answer.status_code == 200, answer.content
    return answer.json()


def things(rows: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(row["type"], row["id"]) for row in rows]


def picture(collection: Collection | None = None) -> Image:
    more = {"collection": collection} if collection else {}
    return Image.objects.create(title="Bild", file=get_test_image_file(), **more)


def test_a_call_is_told_from_the_day_it_is_public() -> None:
    start = asked()["next"]
    people = grants.staff()
    call = grants.open_call(people)
    found = asked(start)
    assert things(found["changed"]) == [("grants.Call", call.pk)]
    assert Client().get(found["changed"][0]["detail_url"]).json()["slug"] == call.slug
    start = found["next"]
    Call.objects.filter(pk=call.pk).update(funder="Stadt")
    call.windows.update(closes_at=None)
    assert things(asked(start)["changed"]) == [("grants.Call", call.pk)]
    copy = grants.actions.copy_call(source=call, actor=people.manager, slug="entwurf")
    Call.objects.filter(pk=copy.pk).update(funder="Land")
    copy.windows.all().delete()
    found = asked(start)
    assert ("grants.Call", copy.pk) not in things(found["changed"] + found["removed"])


def test_a_call_that_is_taken_back_went() -> None:
    call = grants.open_call(grants.staff())
    start = asked()["next"]
    Call.objects.filter(pk=call.pk).update(state=CallState.DRAFT)
    found = asked(start)
    assert (found["changed"], things(found["removed"])) == ([], [("grants.Call", call.pk)])
    assert asked()["removed"] == []  # who begins has nothing to throw away


def test_pictures_and_files_come_and_go() -> None:
    start = asked()["next"]
    image = picture()
    file = Document.objects.create(title="Blatt", file=ContentFile(b"%PDF-", "blatt.pdf"))
    found = asked(start)
    assert things(found["changed"]) == [("wagtailimages.Image", image.pk), ("wagtaildocs.Document", file.pk)]
    for row in found["changed"]:
        assert Client().get(row["detail_url"]).json()["id"] == row["id"]
    number, start = image.pk, found["next"]
    image.delete()
    file.title = "Neues Blatt"
    file.save()
    found = asked(start)
    assert things(found["removed"]) == [("wagtailimages.Image", number)]
    assert things(found["changed"]) == [("wagtaildocs.Document", file.pk)]


def test_closing_a_folder_takes_what_lies_in_it_away() -> None:
    folder = Collection.get_first_root_node().add_child(name="Intern")
    image, other = picture(folder), picture()
    start = asked()["next"]
    restriction = CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    closed = asked(start)
    assert (things(closed["removed"]), closed["changed"]) == ([("wagtailimages.Image", image.pk)], [])
    assert things(asked()["changed"]).count(("wagtailimages.Image", other.pk)) == 1
    restriction.delete()
    assert things(asked(closed["next"])["changed"]) == [("wagtailimages.Image", image.pk)]


def test_a_link_changes_its_menu() -> None:
    menu = Menu.objects.create(title="Fuß", place="footer", locale=Locale.get_active())
    start = asked()["next"]
    MenuItem.objects.create(menu=menu, address="/grants/", label="Förderung", locale=menu.locale)
    assert things(asked(start)["changed"]) == [("pages.Menu", menu.pk)]
    start, number = asked()["next"], menu.pk
    menu.delete()
    assert things(asked(start)["removed"]) == [("pages.Menu", number)]


def test_saving_without_a_change_is_none() -> None:
    image = picture()
    start = asked()["next"]
    Image.objects.filter(pk=image.pk).update(title=image.title)
    assert asked(start) == {"changed": [], "removed": [], "next": start, "more": False}


def test_it_comes_in_parts_and_by_type() -> None:
    start = asked()["next"]
    images = [picture() for _number in range(3)]
    Menu.objects.create(title="Fuß", place="footer", locale=Locale.get_active())
    seen, cursor, more = [], start, True
    while more:
        part = asked(cursor, limit=2, type="wagtailimages.Image")
        seen += [row["id"] for row in part["changed"]]
        cursor, more = part["next"], part["more"]
    assert seen == [each.pk for each in images]
    assert asked(cursor, type="wagtailimages.Image")["changed"] == []


@pytest.mark.parametrize(
    ("asking", "status"),
    [({"since": "gestern"}, 422), ({"type": "people.User"}, 422), ({"since": "999999999999"}, 410)],
)
def test_what_cannot_be_answered_is_refused(asking: dict[str, str], status: int) -> None:
    assert Client().get(ADDRESS, asking).status_code == status
