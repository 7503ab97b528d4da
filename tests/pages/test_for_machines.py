"""What programs, assistive technology and browsers read of public pages beside the text."""

import json
import re

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory
from frames.templatetags.frames import dialled
from PIL import Image as Picture
from wagtail.images.models import Image

from pages.models import NewsIndexPage, NewsPage
from tests.pages import factories
from workflows.people.models import House

pytestmark = pytest.mark.django_db


def ids_of(*headings: str) -> list[str]:
    """The ids that headings of one page get, one after the other."""
    template = Template("{% load pages_content %}{% heading_id text %}")
    request: HttpRequest = RequestFactory().get("/")
    return [template.render(Context({"text": text, "request": request})) for text in headings]


def test_headings_have_ids_in_their_script_and_no_two_alike() -> None:
    """Arabic and Ukrainian letters stay; the same heading twice gets a number."""
    assert ids_of("من نحن", "Про нас", "Über uns", "Über uns", "!!", "??", "main") == [
        "من-نحن",
        "про-нас",
        "über-uns",
        "über-uns-2",
        "section",
        "section-2",
        "main-2",
    ]


@pytest.mark.parametrize(
    ("written", "to_dial"),
    [
        ("06821 / 123-456", "06821123456"),
        ("+49 (0) 6821 123", "+496821123"),
        ("+49 6821\u00a0123", "+496821123"),
        ("٠٦٨٢١ ١٢٣", "06821123"),
    ],
)
def test_numbers_are_given_as_telephones_dial_them(written: str, to_dial: str) -> None:
    """No blanks, strokes or marks behind tel:."""
    assert dialled(written) == to_dial


@pytest.mark.parametrize("page", ["99", "0", "-1", "x", "1.5", "²", "9" * 40])
def test_a_page_of_a_list_that_is_not_there_is_not_found(client: Client, page: str) -> None:
    """Search engines and readers learn that it doesn't exist."""
    home = factories.home()
    home.add_child(instance=NewsIndexPage(title="Neues", slug="neues", locale=home.locale))
    for address in ("/neues/", "/search/?q=tür"):
        sign = "&" if "?" in address else "?"
        assert client.get(f"{address}{sign}page={page}").status_code == 404, address
        assert client.get(f"{address}{sign}page=1").status_code == 200, address


def test_an_empty_search_has_no_empty_list(client: Client) -> None:
    """A list of nothing is read aloud as a list."""
    factories.home()
    assert "<ol" not in client.get("/search/?q=gibtesnicht").content.decode()


def test_error_pages_say_the_language_they_are_in(client: Client) -> None:
    """The header and <html lang> agree."""
    for prefix, language in (("", "de"), ("/ar", "ar"), ("/uk", "uk"), ("/en", "en")):
        answer = client.get(f"{prefix}/gibt-es-nicht/")
        assert answer.status_code == 404
        assert answer["Content-Language"] == language
        assert f'<html lang="{language}"' in answer.content.decode()


def test_each_article_has_its_own_picture_and_linked_data(client: Client) -> None:
    """The picture to share is the article's; the data can't end its element."""
    home = factories.home()
    index = home.add_child(instance=NewsIndexPage(title="Neues", slug="neues", locale=home.locale))
    file = ContentFile(b"", name="x.png")
    Picture.new("RGB", (20, 20)).save(file, "PNG")
    image = Image.objects.create(title="Fest", file=ImageFile(file, name="fest.png"))
    article = NewsPage(
        title="Fest </script><b>&",
        slug="fest",
        locale=home.locale,
        date="2026-11-01",
        picture=image,
        picture_alt="Menschen feiern.",
    )
    index.add_child(instance=article)
    page = client.get("/neues/fest/").content.decode()
    assert 'property="og:image" content="http' in page
    assert image.file.url in re.search(r'og:image" content="([^"]*)"', page)[1]
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    said = json.loads(block)
    assert (said["@type"], said["headline"]) == ("NewsArticle", "Fest </script><b>&")
    assert said["image"].endswith(image.file.url)
    assert (
        json.loads(re.search(r'ld\+json">(.*?)</script>', client.get("/").content.decode(), re.DOTALL)[1])[
            "@type"
        ]
        == "Organization"
    )


def test_browsers_find_icons_a_manifest_and_whom_to_tell(client: Client) -> None:
    """The addresses that browsers, phones and finders of weaknesses look at."""
    factories.home()
    House.objects.all().delete()
    assert client.get("/.well-known/security.txt").status_code == 404
    House.objects.update(name="Haus", email="haus@example.org")  # the first look made the row
    cache.clear()
    told = client.get("/.well-known/security.txt")
    assert told["Content-Type"].startswith("text/plain")
    assert "Contact: mailto:haus@example.org\n" in told.content.decode()
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT", told.content.decode(), re.MULTILINE)
    assert client.get("/favicon.ico")["Location"].endswith(".ico")
    manifest = client.get("/site.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert manifest.json()["name"] == "Haus"
    assert 'rel="manifest" href="/site.webmanifest"' in client.get("/").content.decode()
