"""How easy a text is to read: by open formulas, in the preview and over the API, for whoever may edit."""

import pytest
from django.test import Client, RequestFactory
from django.utils import translation
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from pages.models import StandardPage
from pages.readability import Level, of_page, readability, syllables
from tests.pages import factories
from tests.people.factories import UserFactory
from workflows.people.models import User

pytestmark = pytest.mark.django_db
EASY = "Wir helfen dir. Du hast eine Idee. Komm zu uns ins Haus. Wir reden mit dir. " * 3
HARD = (
    "Die Gewährung nichtrückzahlbarer Zuwendungen setzt die ordnungsgemäße Verwendungsnachweisführung der "
    "antragstellenden Migrantenselbstorganisationen einschließlich der Inventarisierungspflicht für alle "
    "Anschaffungsgegenstände sowie die fristgerechte Vorlage zahlenmäßiger Zwischennachweise gegenüber der "
    "Bewilligungsbehörde ausnahmslos voraus."
)


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("Haus", "de", 1), ("Satzung", "de", 2), ("Verein", "de", 2), ("Radio", "de", 3), ("neue", "de", 2),
        ("Mitgliederversammlung", "de", 6), ("house", "en", 1), ("people", "en", 2), ("table", "en", 2),
        ("organise", "en", 3), ("the", "en", 1), ("§", "de", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


def test_the_vienna_formula_as_its_authors_wrote_it() -> None:
    """Worked out by hand: 32 words in 8 sentences; 8 of three syllables, 16 long, 16 of one."""
    text = "Das Haus beginnt Wohnungen. " * 8  # 1, 1, 2 and 3 syllables; 3, 4, 7 and 9 letters
    found = readability(text, "de")
    assert found is not None
    many, long, one, mean = 100 * 8 / 32, 100 * 16 / 32, 100 * 16 / 32, 4
    assert (
        found.grade == round(0.1935 * many + 0.1672 * mean + 0.1297 * long - 0.0327 * one - 0.875, 1) == 9.5
    )
    assert (found.words, found.sentences, found.mean_sentence) == (32, 8, 4.0)
    assert "Bamberger" in found.formula


def test_the_grade_of_an_english_text() -> None:
    """0.39 × 4 + 11.8 × 56/32 − 15.59 = 6.62."""
    found = readability("The people open houses. " * 8, "en")
    assert found is not None
    assert found.grade == 6.6


def test_easy_and_hard_texts_and_what_to_do() -> None:
    """The longest sentences and the words with the most syllables are named, three at most."""
    easy, hard = readability(EASY, "de"), readability(f"{HARD} {HARD}", "de")
    assert easy is not None
    assert hard is not None
    assert (easy.level, hard.level) == (Level.EASY, Level.HARD)
    assert (easy.long_sentences, easy.long_words) == ((), ())
    assert hard.long_sentences == (HARD,)
    assert len(hard.long_words) == 3
    assert "Migrantenselbstorganisationen" in hard.long_words


def test_languages_without_a_formula_count_the_length_of_sentences() -> None:
    short = readability("نحن نساعدكم. تعالوا إلى البيت؟ نتحدث معًا. " * 8, "ar")
    long = readability("слово " * 40 + ".", "uk")
    assert short is not None
    assert long is not None
    assert (short.grade, short.formula, short.level) == (None, "", Level.EASY)
    assert short.sentences == 24
    assert (long.grade, long.level) == (None, Level.HARD)


def test_too_little_text_says_nothing_and_abbreviations_end_no_sentence() -> None:
    assert readability("Ein kurzer Satz.", "de") is None
    assert readability("", "de") is None
    found = readability("Wir zahlen ca. 900 Euro z. B. für einen Raum im Haus und noch viel mehr " * 3, "de")
    assert found is not None
    assert found.sentences == 1
    assert found.level == Level.HARD, "short words in a sentence without end"


def test_a_page_is_read_with_its_blocks_and_without_markup() -> None:
    body = [
        ("text", f"<p>{EASY}</p><ul><li>Ein <b>Punkt</b></li></ul>"),
        ("quote", {"text": "Das war gut.", "person": ""}),
    ]
    found = of_page(factories.standard(slug="leicht", introduction="Kurz gesagt.", body=body))
    assert found is not None
    assert found.sentences >= 14


def shown(page: StandardPage) -> str:
    """The preview that an editor sees while writing."""
    request = RequestFactory().get("/")
    with translation.override(page.language):
        response = page.make_preview_request(request, "")
    return response.render().content.decode() if hasattr(response, "render") else response.content.decode()


def test_the_preview_tells_and_the_public_page_never_does(client: Client) -> None:
    page = factories.standard(slug="schwer", body=[("text", f"<p>{HARD} {HARD}</p>")])
    html = shown(page)
    assert "Schwer zu lesen" in html
    assert "Wiener Sachtextformel" in html
    assert html.index("Schwer zu lesen") < html.index('<main id="main"')
    assert "Schwer zu lesen" not in client.get("/schwer/").content.decode()


def owner_of(page: Page) -> User:
    """Somebody who may edit this page."""
    person = factories.editor()
    for name in ("change_page", "publish_page"):
        GroupPagePermission.objects.get_or_create(
            group=person.groups.first(), page=page, permission=_permission(name)
        )
    return person


def _permission(name: str) -> object:
    from django.contrib.auth.models import Permission  # noqa: PLC0415

    return Permission.objects.get(content_type__app_label="wagtailcore", codename=name)


def test_who_may_edit_learns_where_and_how_easy_the_draft_is(client: Client) -> None:
    """The draft counts, not what is public."""
    page = factories.standard(slug="leicht", introduction="", body=[("text", f"<p>{EASY}</p>")])
    client.force_login(owner_of(page))
    address = f"/api/site/pages/{page.pk}/editing"
    said = client.get(address).json()
    assert said["edit_url"] == f"/cms/pages/{page.pk}/edit/"
    assert client.get(said["edit_url"]).status_code == 200
    assert (said["may_publish"], said["has_draft"], said["readability"]["level"]) == (True, False, "easy")
    page.body = [("text", f"<p>{HARD} {HARD}</p>")]
    page.save_revision()
    said = client.get(address).json()
    assert (said["has_draft"], said["readability"]["level"]) == (True, "hard")
    page.introduction, page.body = "", []
    page.save_revision()
    assert client.get(address).json()["readability"] is None


def test_others_learn_nothing_of_drafts(client: Client) -> None:
    """403 for what they can read anyway, 404 for drafts and closed pages, 401 for strangers."""
    page = factories.standard(slug="offen")
    draft = factories.standard(slug="entwurf")
    draft.unpublish()
    closed = factories.standard(slug="zu")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    addresses = [f"/api/site/pages/{each.pk}/editing" for each in (page, draft, closed)]
    assert [client.get(each).status_code for each in addresses] == [401] * 3
    client.force_login(UserFactory())
    assert [client.get(each).status_code for each in addresses] == [403, 404, 404]
    assert client.get("/api/site/pages/1/editing").status_code == 404
