"""Results show where the words stand, and mark them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages import factories
from tests.pages.searching.laid import lay

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "typed", "marked"),
    [
        ("de", "foerderungen", "<mark>Förderung</mark> beantragen"),
        ("de", "eV", "So wird aus euch ein <mark>e.V.</mark>"),
        ("de", "hausaufgabenhilfe", "Hausaufgaben-Hilfe"),
        ("ar", "الجمعية", "تأسيس <mark>جمعية</mark>"),
        ("ar", "خطة", "<mark>خُطّة</mark>"),
        ("uk", "об'єднань", "Заснувати <mark>об’єднання</mark>"),
    ],
)
def test_words_are_marked(client: Client, language: str, typed: str, marked: str) -> None:
    """However the word is written on the page."""
    lay(language)
    prefix = "" if language == "de" else f"/{language}"
    assert marked in client.get(f"{prefix}/search/", {"q": typed}).content.decode()


def test_the_place_is_shown(client: Client) -> None:
    """A word deep in the text is shown with the words around it; markup stays text."""
    text = " ".join(f"wort{number}" for number in range(200))
    factories.standard(
        introduction="Kurz gesagt.",
        body=[("text", f"<p>{text} 1 &lt; 2 Schlüssel &amp; Riegel {text}</p>")],
    )
    html = client.get("/search/", {"q": "schluessel"}).content.decode()
    assert "… wort196 wort197 wort198 wort199 1 &lt; 2 <mark>Schlüssel</mark> &amp; Riegel" in html.replace(
        "wort195 ", ""
    )
    assert "Kurz gesagt" not in html.split("<main")[1]


def test_queries_stay_few(client: Client) -> None:
    """The page of results asks as often for eight results as for one."""
    factories.home()
    for number in range(8):
        factories.standard(slug=f"muster-{number}", title=f"Muster {'abcdefgh'[number] * 4}")
    counts = {}
    client.get("/search/", {"q": "muster"})  # what is remembered between requests
    for text in ("muster aaaa", "muster"):
        with CaptureQueriesContext(connection) as seen:
            client.get("/search/", {"q": text})
        counts[text] = len(seen)
    assert counts["muster aaaa"] == counts["muster"] <= 15
