"""A published call has its page in every language it is written in, without an editor."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from wagtail.models import Page

from pages import published_calls
from pages.models import CallIndexPage, CallPage
from tests.grants import factories as make
from tests.pages import factories
from workflows.engine import troubles
from workflows.engine.models import Trouble
from workflows.grants.models import Call

from .conftest import Settled

DAY = timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def people() -> SimpleNamespace:
    factories.home()
    return make.staff()


def published(people: SimpleNamespace, settled: Settled, **changes: object) -> Call:
    found: Call = settled(lambda: make.open_call(people, **changes))
    return found


def test_it_stands_in_four_languages_below_lists_that_are_made(
    people: SimpleNamespace, settled: Settled, client: Client
) -> None:
    """One page in each language, linked as translations, with the words of the call and its facts."""
    call = published(people, settled)
    pages = CallPage.objects.filter(call=call)
    assert {page.locale.language_code for page in pages} == {"de", "en", "ar", "uk"}
    assert len({page.translation_key for page in pages}) == 1
    assert len(set(CallIndexPage.objects.values_list("translation_key", flat=True))) == 1
    assert CallIndexPage.objects.live().count() == 4
    for language, before in (("de", "/foerderung"), ("en", "/en/funding"), ("ar", "/ar/funding")):
        response = client.get(f"{before}/{call.slug}/")
        assert response.status_code == 200, before
        html = response.content.decode()
        assert call.title[language] in html
        assert call.summary[language] in html
        assert call.title[language] in client.get(f"{before}/").content.decode()


def test_it_comes_with_the_commit_and_not_before(people: SimpleNamespace) -> None:
    """What is taken back leaves no page."""
    make.open_call(people)
    assert not CallPage.objects.exists()


def test_an_editor_who_has_begun_knows_better(people: SimpleNamespace, settled: Settled) -> None:
    """A page of the call stays the only one, a draft as well; asking again doubles nothing."""
    call = make.open_call(people)
    index = factories.publish(CallIndexPage(title="Geld", slug="geld"), factories.home())
    draft = CallPage(title="Mein Text", slug="mein-text", call=call, live=False, locale=index.locale)
    index.add_child(instance=draft)
    assert published_calls.make_pages(call, people.second) == []
    draft.delete()
    assert len(published_calls.make_pages(call, people.second)) == 4
    assert published_calls.make_pages(call, people.second) == []


def test_a_language_without_a_home_page_shows_the_german_one(
    people: SimpleNamespace, settled: Settled
) -> None:
    """Where the house doesn't publish, no page is made."""
    factories.home("uk").unpublish()
    call = published(people, settled)
    found = CallPage.objects.filter(call=call)
    assert {page.locale.language_code for page in found} == {"de", "en", "ar"}


def test_a_short_name_that_is_taken_gets_a_number(people: SimpleNamespace, settled: Settled) -> None:
    """The page beside it keeps its address."""
    index = factories.publish(CallIndexPage(title="Geld", slug="geld"), factories.home())
    call = make.open_call(people)
    index.add_child(instance=Page(title="Alt", slug=call.slug, locale=index.locale))
    made = published_calls.make_pages(call, None)
    assert made[0].url_path.endswith(f"/geld/{call.slug}-2/")


def test_a_failure_holds_no_call_up(
    people: SimpleNamespace, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The call is public, "Operation" names the row, and a second try makes the pages."""
    with monkeypatch.context() as patch:
        patch.setattr(published_calls, "_list_of", lambda home: 1 / 0)
        call = published(people, settled)
    assert (call.state, CallPage.objects.count()) == ("published", 0)
    trouble = Trouble.objects.get(job=published_calls.JOB, subject=str(call.pk), settled_at=None)
    troubles.try_again(trouble_id=trouble.pk)
    assert CallPage.objects.filter(call=call).count() == 4


def test_the_home_page_shows_a_few_open_ones_and_leads_to_all(client: Client, settled: Settled) -> None:
    """Three at most, none that is closed beside open ones; a card names the most that can be had."""
    calls = {
        "now": (-DAY, DAY), "later": (DAY, 2 * DAY), "over": (-2 * DAY, -DAY), "always": (-DAY, None)
    }  # fmt: skip
    index = factories.publish(CallIndexPage(title="Geld", slug="geld"), factories.home())
    for slug, (opens, closes) in calls.items():
        call = factories.call(opens=opens, closes=closes, slug=slug)
        factories.publish(CallPage(title=slug.title(), slug=slug, call=call), index)
    Call.objects.filter(slug="now").update(partners_max_grant=3000)
    html = " ".join(client.get("/").content.decode().split())
    assert [name for name in ("Now", "Later", "Over", "Always") if f">{name}<" in html] == [
        "Now", "Later", "Always",
    ]  # fmt: skip
    assert html.index(">Always<") < html.index(">Later<")
    assert "3.000 €" in html
    assert 'href="/geld/"' in html
    Call.objects.exclude(slug="over").update(state="closed")
    settled(Call.objects.get(slug="over").save)
    assert ">Over<" in client.get("/").content.decode()
