"""Projects tell what came of them; news know neighbours, event and project; a page for the press."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image

from pages.models import NewsPage, PressPage, ProjectPage
from tests.pages import factories

from .conftest import Settled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'


def picture() -> Image:
    return Image.objects.create(title="Tür", file=ImageFile(ContentFile(DRAWING), name="tuer.svg"))


def indicator(label: str, target: int, reached: int | None) -> dict[str, object]:
    value = {"label": label, "target": target, "at_least": True, "unit": "", "reached": reached}
    return {"type": "indicator", "value": value}


def article(title: str, days_ago: int, **fields: Any) -> NewsPage:
    day = timezone.localdate() - timedelta(days=days_ago)
    return factories.article(title=title, slug=title.lower(), date=day, **fields)


def test_a_project_shows_what_was_reached_of_its_goals(client: Client) -> None:
    """Nought is a number; what nobody has counted says nothing."""
    rows = [indicator("Werkstätten", 14, 0), indicator("Personen", 140, None)]
    factories.project(indicators=rows, results="Fünf Vereine\n\nEin Netz", results_on=date(2026, 11, 1))
    html = client.get("/projekte/technik-teilen/").content.decode()
    assert "Ziele und Ergebnisse" in html
    assert html.count("erreicht:") == 1
    assert '<progress class="progress" max="14" value="0"' in " ".join(html.split())
    assert "Gezählt am 1. November 2026" in html
    assert html.index("Was daraus geworden ist") < html.index("Fünf Vereine") < html.index("Ein Netz")


def test_a_project_without_results_promises_only(client: Client) -> None:
    factories.project(indicators=[indicator("Werkstätten", 14, None)])
    html = client.get("/projekte/technik-teilen/").content.decode()
    assert "Was es erreichen will" in html or "erreichen" in html
    assert "Ziele und Ergebnisse" not in html
    assert "Was daraus geworden ist" not in html


def test_a_gallery_stands_on_any_page(client: Client) -> None:
    """Each picture with its words."""
    shown = {"picture": picture().pk, "alt": "Eine Tür", "caption": "Der Eingang"}
    pictures = [shown, {**shown, "caption": ""}]
    body = [{"type": "gallery", "value": {"title": "Vom Fest", "pictures": pictures}}]
    page = factories.standard(slug="fest", body=body)
    html = client.get("/fest/").content.decode()
    assert html.count('alt="Eine Tür"') == 2
    assert html.count("<figcaption>Der Eingang</figcaption>") == 1
    told = client.get(f"/api/pages/{page.pk}/").json()["body"]
    Image.objects.all().delete()
    assert client.get("/fest/?x").status_code == 200, "a picture that was deleted leaves a gap"
    assert told[0]["value"]["pictures"][0]["alt"] == "Eine Tür"


def test_news_lead_to_the_earlier_and_the_later_one(client: Client) -> None:
    """Of one day, the one written later is later; drafts and news elsewhere are no neighbours."""
    for title, days in (("Alt", 5), ("Eins", 3), ("Zwei", 3), ("Neu", 1)):
        article(title, days)
    article("Entwurf", 2).unpublish()
    html = " ".join(client.get("/aktuelles/zwei/").content.decode().split())
    assert '<a rel="prev" href="/aktuelles/eins/"' in html
    assert '<a rel="next" href="/aktuelles/neu/"' in html
    first = client.get("/aktuelles/alt/").content.decode()
    assert 'rel="prev"' not in first
    last = client.get("/aktuelles/neu/").content.decode()
    assert 'rel="next"' not in last


def test_a_new_article_is_the_neighbour_of_a_kept_one(client: Client, settled: Settled) -> None:
    settled(lambda: article("Alt", 5))
    assert 'rel="next"' not in client.get("/aktuelles/alt/").content.decode()
    settled(lambda: article("Neu", 1))
    assert 'href="/aktuelles/neu/"' in client.get("/aktuelles/alt/").content.decode()
    client.get("/aktuelles/neu/")
    settled(lambda: article("Dazwischen", 3))
    for address in ("/aktuelles/alt/", "/aktuelles/neu/"):
        assert 'href="/aktuelles/dazwischen/"' in client.get(address).content.decode()
    settled(NewsPage.objects.get(slug="dazwischen").unpublish)
    assert 'href="/aktuelles/neu/"' in client.get("/aktuelles/alt/").content.decode()


def test_news_and_their_project_lead_to_each_other(client: Client, settled: Settled) -> None:
    """The newest three stand on its page; an article says what else is told of the project."""
    project: ProjectPage = settled(factories.project)
    assert "Nachrichten zu diesem Projekt" not in client.get("/projekte/technik-teilen/").content.decode()
    for title, days in (("A", 9), ("B", 7), ("C", 5), ("D", 3)):
        settled(lambda title=title, days=days: article(title, days, project=project))
    settled(lambda: article("Fremd", 1))
    html = client.get("/projekte/technik-teilen/").content.decode()
    shown = [title for title in "ABCD" if f'href="/aktuelles/{title.lower()}/"' in html]
    assert shown == ["B", "C", "D"]
    assert "/aktuelles/fremd/" not in html
    told = client.get("/aktuelles/d/").content.decode()
    assert 'href="/projekte/technik-teilen/"' in told
    assert "Mehr zu diesem Projekt" in told
    settled(ProjectPage.objects.get(pk=project.pk).delete)
    assert NewsPage.objects.filter(project__isnull=True).count() == 5


def test_a_project_page_asks_no_more_with_more_news(client: Client) -> None:
    project = factories.project()
    counts = []
    for number in (1, 3):
        while NewsPage.objects.count() < number:
            article(f"N{NewsPage.objects.count()}", 3, project=project)
        client.get("/projekte/technik-teilen/?warm")
        with CaptureQueriesContext(connection) as asked:
            client.get("/projekte/technik-teilen/?again")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_event_says_when_and_where(client: Client) -> None:
    """On one day the day stands once."""
    start = timezone.make_aware(timezone.datetime(2026, 12, 11, 17))  # type: ignore[attr-defined]
    page = article(
        "Treffen", 1, event_from=start, event_until=start + timedelta(hours=2), event_place="Raum 3"
    )
    html = " ".join(client.get("/aktuelles/treffen/").content.decode().split())
    assert html.count("11. Dezember 2026") == 1
    assert '<time datetime="2026-12-11T19:00:00+0100"> 19:00' in html
    assert "Raum 3" in html
    NewsPage.objects.filter(pk=page.pk).update(event_until=start + timedelta(days=1))
    assert "12. Dezember 2026" in client.get("/aktuelles/treffen/?x").content.decode()
    told = client.get(f"/api/pages/{page.pk}/").json()
    assert told["event_place"] == "Raum 3"


def test_an_event_ends_after_it_begins_whoever_writes_it() -> None:
    """Also an end without a beginning is refused."""
    now = timezone.now()
    page = article("Treffen", 1)
    for start in (None, now):
        page.event_from, page.event_until = start, now - timedelta(hours=1)
        with pytest.raises(ValidationError) as refused:
            page.clean()
        assert list(refused.value.message_dict) == ["event_until"]
        with pytest.raises(IntegrityError), transaction.atomic():
            NewsPage.objects.filter(pk=page.pk).update(event_from=start, event_until=page.event_until)


def test_an_article_takes_the_project_in_its_own_language() -> None:
    arabic = factories.project("ar")
    page = article("Treffen", 1)
    page.project = arabic
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == ["project"]


def test_the_press_finds_contact_releases_and_pictures_with_their_licence(client: Client) -> None:
    """The newest release first; a release may be a file, a page, or words alone."""
    file = Document.objects.create(title="Mitteilung", file=ContentFile(b"Text", name="mitteilung.txt"))
    told = article("Offen", 2)
    releases = [
        {"date": "2026-10-01", "title": "Alt", "text": "Nur Worte", "document": None, "page": None},
        {"date": "2026-11-20", "title": "Neu", "text": "", "document": file.pk, "page": told.pk},
    ]
    shown = {
        "picture": picture().pk,
        "alt": "Eine Tür",
        "caption": "",
        "credit": "Mia Roth",
        "licence": "CC0",
    }
    page = PressPage(
        title="Presse", slug="presse", contact_name="Tom Berg", contact_phone="06890 55507",
        releases=[{"type": "release", "value": each} for each in releases],
        pictures=[{"type": "picture", "value": shown}],
    )  # fmt: skip
    page = factories.publish(page, factories.home())
    html = " ".join(client.get("/presse/").content.decode().split())
    assert html.index("Neu</h3>") < html.index("Alt</h3>")
    for text in (
        "Tom Berg",
        'href="tel:0689055507"',
        "Mia Roth",
        "CC0",
        'href="/aktuelles/offen/"',
        file.url,
    ):
        assert text in html
    assert re.search(r"download\s*>\s*In voller Größe herunterladen", html)
    said = client.get(f"/api/pages/{page.pk}/").json()
    assert said["releases"][1]["value"]["document"]["url"] == file.url
    assert said["pictures"][0]["value"]["licence"] == "CC0"


def test_a_press_picture_never_comes_without_credit_and_licence() -> None:
    block = PressPage._meta.get_field("pictures").stream_block.child_blocks["picture"]
    assert all(block.child_blocks[name].required for name in ("alt", "credit", "licence"))
