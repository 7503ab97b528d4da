"""Search, sitemap, robots and feed: what readers and programs find."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.pages import factories

pytestmark = pytest.mark.django_db
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_search_finds_beginnings_in_the_readers_language(client: Client) -> None:
    """Words count from their beginning; other languages stay out."""
    page = factories.standard(introduction="Die Förderungen des Hauses.")
    factories.standard("en", page.translation_key, title="Förder in English", slug="about")
    html = client.get("/search/?q=förder").content.decode()
    assert 'href="/ueber-uns/"' in html
    assert "/en/about/" not in html.split("<main")[1].split("</main>")[0]


def test_search_bears_anything(client: Client) -> None:
    """Empty, hostile and endless words are answered politely."""
    factories.home()
    for query in ("", "%00", "' OR 1=1 --", "<script>alert(1)</script>", "a" * 5000, "مشروع", ":*&|!()"):
        response = client.get("/search/", {"q": query})
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


def test_drafts_are_not_found(client: Client) -> None:
    """What isn't public isn't found."""
    factories.standard(title="Geheimplan").unpublish()
    assert "/ueber-uns/" not in client.get("/search/?q=Geheimplan").content.decode()


def test_sitemap_knows_alternates(client: Client) -> None:
    """Each page once, with its translations and x-default."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, slug="about")
    factories.standard(title="Entwurf", slug="entwurf").unpublish()
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    links = {
        url.findtext("s:loc", namespaces=SITEMAP): {
            link.get("hreflang"): link.get("href", "") for link in url.findall("x:link", SITEMAP)
        }
        for url in tree.findall("s:url", SITEMAP)
    }
    (german,) = [address for address in links if address and address.endswith("/ueber-uns/")]
    assert set(links[german]) == {"de", "ar", "x-default"}
    assert links[german]["ar"].endswith("/ar/about/")
    assert not any("entwurf" in str(address) for address in links)


def test_robots_names_the_sitemap(client: Client) -> None:
    """Search engines learn where to look and where not."""
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /cms/" in text
    assert text.rstrip().endswith("/sitemap.xml")


def test_feed_lists_the_newest_first(client: Client) -> None:
    """An Atom feed per language."""
    factories.article(title="Alt", slug="alt", date=date(2026, 1, 1))
    factories.article(title="Neu", slug="neu", date=date(2026, 5, 1))
    feed = client.get("/feed.atom")
    text = feed.content.decode()
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "<author><name>Offenes Haus" in text, "RFC 4287, 4.1.1"
    assert text.index("<title>Neu</title>") < text.index("<title>Alt</title>")
    assert "<title>Neu</title>" not in client.get("/ar/feed.atom").content.decode()
