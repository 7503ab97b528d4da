"""One report of translations: by field, with filters, over the API, and few statements for many pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from pages.models import BasePage, NewsPage, TranslationMark
from pages.translation_report import Cell, Wanted, cells_of, report
from pages.translations import CHECKED, State
from tests.pages import factories
from tests.pages.conftest import Settled
from tests.people.factories import UserFactory

pytestmark = pytest.mark.django_db
REPORT = "/cms/reports/translations/"


def fields(page: Page, language: str) -> dict[str, State]:
    """The fields of one translation that are not up to date."""
    return {each.name: each.state for each in cells_of(page)[language].fields}


def cell(page: Page, language: str = "ar") -> Cell:
    """One translation as the report has it."""
    return cells_of(page)[language]


def begun(page: BasePage, language: str = "ar") -> Translation:
    """A translation in the translation editor, without a word yet."""
    source, _new = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.create(source=source, target_locale=factories.locale(language))


def told(translation: Translation, path: str, data: str, kind: str = "manual") -> None:
    """Somebody, or a machine, translates the texts at one place."""
    for segment in StringSegment.objects.filter(source=translation.source, context__path=path):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": data, "translation_type": kind},
        )


def test_fields_that_changed_and_fields_without_text() -> None:
    """Which field is older, and which one nobody has translated by hand."""
    page = factories.standard(easy_language="<p>Wir helfen.</p>")
    arabic = factories.standard("ar", page.translation_key, title="من نحن", slug="about")
    assert cell(page).state == State.INCOMPLETE
    assert fields(page, "ar") == {"easy_language": State.MISSING}
    arabic.easy_language = "<p>نساعد.</p>"
    arabic.save_revision().publish()
    assert cell(page) == Cell("ar", State.CURRENT, arabic.pk, True, ())
    page.introduction = "Etwas anderes."
    page.save_revision().publish()
    assert cell(page).state == State.OLDER
    assert fields(page, "ar") == {"introduction": State.OLDER}
    assert cell(page, "uk") == Cell("uk", State.MISSING, None, False, ())


def test_machine_draft_until_somebody_has_checked(client: Client, settled: Settled) -> None:
    """What a machine wrote is a machine draft, published or not; the history says who compared it."""
    page = factories.standard()
    translation = begun(page)
    told(translation, "title", "من نحن")
    told(translation, "introduction", "من نكون", "machine")
    translation.save_target(publish=False)
    assert (cell(page).state, cell(page).is_live) == (State.MACHINE, False)
    settled(lambda: translation.save_target(publish=True))
    assert (cell(page).state, cell(page).is_live) == (State.MACHINE, True)
    assert fields(page, "ar") == {"introduction": State.MACHINE}
    editor = factories.editor()
    client.force_login(editor)
    arabic = cell(page).page_id
    client.post(f"{REPORT}{arabic}/confirm/")
    assert (cell(page).state, cell(page).fields) == (State.CURRENT, ())
    assert PageLogEntry.objects.get(page_id=arabic, action=CHECKED).user == editor
    assert StringTranslation.objects.get(context__path="introduction").last_translated_by == editor


def test_texts_without_a_translation_are_named(settled: Settled) -> None:
    """Published with German words in between: incomplete, and where; the address counts for nothing."""
    page = factories.standard()
    translation = begun(page)
    told(translation, "title", "من نحن")
    settled(lambda: translation.save_target(publish=True))
    assert cell(page).state == State.INCOMPLETE
    assert fields(page, "ar") == {"introduction": State.MISSING}


def test_filters(client: Client) -> None:
    """By language, state and kind; what nobody knows asks for everything."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, slug="about")
    news = factories.article()

    def found(**wanted: str) -> set[int]:
        return {row.page_id for row in report(Wanted(**wanted), limit=500).rows}

    assert found(kind=NewsPage._meta.label) == {news.pk}
    assert page.pk not in found(language="ar", state="missing")
    assert page.pk in found(language="uk", state="missing")
    assert page.pk in found(language="ar", state="current")
    rows = report(Wanted(language="ar", kind="pages.StandardPage")).rows
    assert [list(row.cells) for row in rows] == [["ar"]] * len(rows)
    client.force_login(factories.editor())
    html = client.get(REPORT, {"language": "ar", "state": "current", "kind": "pages.StandardPage"})
    assert page.title in html.content.decode()
    assert news.title not in html.content.decode()
    assert client.get(REPORT, {"language": "xx", "state": "y", "kind": "z"}).status_code == 200
    assert client.get(REPORT, {"page": "77"}).status_code == 404
    assert client.get(REPORT, {"page": "9" * 40}).status_code == 200


def test_what_saving_did_not_note_is_found() -> None:
    """Rows of before, and rows that were changed past their saving, are compared all the same."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, slug="about")
    TranslationMark.objects.filter(page=page.pk).delete()
    assert report().numbers[State.OLDER] == 0
    page.introduction = "Etwas anderes."
    page.save_revision().publish()
    TranslationMark.objects.filter(page=page.pk).update(hashes={}, source_revision=None)
    assert report().numbers[State.OLDER] == 1


def test_the_same_statements_for_few_and_for_many(client: Client) -> None:
    """At most fifteen statements for the whole screen, whatever the number of pages."""
    first = factories.standard()
    client.force_login(factories.editor())
    client.get(REPORT)

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(REPORT).status_code == 200
        return len(captured)

    few = statements()
    for number in range(60):
        factories.standard(title=f"Seite {number}", slug=f"seite-{number}")
    factories.standard("ar", first.translation_key, slug="about")
    assert statements() == few <= 15


def test_over_the_api(client: Client) -> None:
    """The report for who looks after pages, a flag for everybody who finds a page, a check by token."""
    page = factories.standard()
    arabic = factories.standard("ar", page.translation_key, slug="about")
    page.introduction = "Etwas anderes."
    page.save_revision().publish()
    found = client.get("/api/site/find", {"path": "/ar/about/"}).json()
    assert (found["translation_state"], found["alternates"][0]["translation_state"]) == ("older", "original")
    client.force_login(factories.editor())
    answer = client.get("/api/site/translations", {"language": "ar", "state": "older"}).json()
    assert (answer["total"], answer["numbers"]["older"]) == (1, 1)
    (translated,) = answer["rows"][0]["translations"]
    assert translated["page_id"] == arabic.pk
    assert [(each["name"], each["state"]) for each in translated["fields"]] == [("introduction", "older")]
    path = f"/api/site/translations/{arabic.pk}/confirm"
    assert client.post(path).json()["state"] == "current"
    assert client.post(path.replace(str(arabic.pk), str(page.pk))).status_code == 404
    client.force_login(UserFactory())
    assert client.post(path).status_code == 403
    assert client.get("/api/site/translations").status_code == 403


def test_there_is_one_report(client: Client) -> None:
    """wagtail-localize's own list, which knows no page that nobody began to translate, is in no menu."""
    client.force_login(factories.editor())
    html = client.get(REPORT).content.decode()
    assert reverse("wagtail_localize:translations_report") not in html
