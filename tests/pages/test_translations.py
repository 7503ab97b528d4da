"""The state of translations follows content, not clocks."""

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from pages import translations
from pages.models import ProjectIndexPage, ProjectPage
from pages.translation_report import report
from pages.translations import State
from tests.pages import factories
from tests.pages.conftest import Settled
from tests.people.factories import UserFactory

pytestmark = pytest.mark.django_db


def states(key: object) -> dict[str, State]:
    """The states of one page's translations."""
    page = Page.objects.get(translation_key=key, locale__language_code="de")
    row = next(row for row in report(limit=1000).rows if row.page_id == page.pk)
    return {language: cell.state for language, cell in row.cells.items()}


def test_states_of_a_page() -> None:
    """Missing, up to date, older, and up to date again when somebody has compared."""
    page = factories.standard()
    assert states(page.translation_key)["ar"] == State.MISSING
    arabic = factories.standard("ar", page.translation_key, title="من نحن", slug="about")
    assert states(page.translation_key) == {"en": State.MISSING, "ar": State.CURRENT, "uk": State.MISSING}
    page.introduction = "Etwas anderes."
    page.save_revision().publish()
    assert states(page.translation_key)["ar"] == State.OLDER
    arabic.introduction = "تصحيح فاصلة."
    arabic.save_revision().publish()
    assert states(page.translation_key)["ar"] == State.OLDER
    translations.mark(arabic)
    assert states(page.translation_key)["ar"] == State.CURRENT


def test_publishing_the_same_text_again_makes_nothing_older() -> None:
    """A new revision with the same words leaves translations as they are."""
    page = factories.standard()
    factories.standard("ar", page.translation_key, slug="about")
    page.slug = "wir"
    page.save_revision().publish()
    assert states(page.translation_key)["ar"] == State.CURRENT


def test_readers_are_told(client: Client) -> None:
    """An older translation says so and links to the German page."""
    page = factories.standard()
    factories.standard("en", page.translation_key, title="About", slug="about")
    note = "The German page has changed"
    assert note not in client.get("/en/about/").content.decode()
    page.introduction = "Etwas anderes."
    page.save_revision().publish()
    html = client.get("/en/about/").content.decode()
    assert note in html
    assert 'href="/ueber-uns/"' in html


def test_legal_pages_name_the_binding_language(client: Client) -> None:
    """Translations of legal text say that only German counts; German pages don't."""
    page = factories.standard(legally_binding=True)
    factories.standard("en", page.translation_key, slug="about", legally_binding=True)
    note = "legally binding"
    assert note in client.get("/en/about/").content.decode()
    assert note not in client.get("/ueber-uns/").content.decode()


def test_report_in_the_admin(client: Client) -> None:
    """Editors see the report and confirm; others don't."""
    page = factories.standard()
    arabic = factories.standard("ar", page.translation_key, slug="about")
    page.introduction = "Etwas anderes."
    page.save_revision().publish()
    client.force_login(UserFactory())
    assert client.get("/cms/reports/translations/").status_code == 302
    client.force_login(factories.editor())
    assert client.get("/cms/reports/translations/?state=older").content.decode().count("<form") >= 1
    assert client.post(f"/cms/reports/translations/{arabic.pk}/confirm/").status_code == 302
    assert states(page.translation_key)["ar"] == State.CURRENT


def test_translation_editor_keeps_the_state(settled: Settled) -> None:
    """What was translated from an older text stays older until the translator has seen the new one."""
    page = factories.project(goals="Teilen.", pillars=["infrastructure"])
    factories.project("ar", slug="list-maker")  # the Arabic list exists as a translation of the German one
    german, arabic = ProjectIndexPage.objects.order_by("locale_id")
    ProjectIndexPage.objects.filter(pk=arabic.pk).update(translation_key=german.translation_key)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=factories.locale("ar"))
    settled(lambda: translation.save_target(publish=True))
    assert states(page.translation_key)["ar"] == State.INCOMPLETE
    copy = ProjectPage.objects.get(translation_key=page.translation_key, locale=factories.locale("ar"))
    assert copy.pillars == ["infrastructure"]
    page.goals = "Leihen."
    settled(lambda: page.save_revision().publish())
    settled(lambda: translation.save_target(publish=True))
    assert states(page.translation_key)["ar"] == State.OLDER
    source.update_from_db()
    settled(lambda: translation.save_target(publish=True))
    assert states(page.translation_key)["ar"] == State.INCOMPLETE
