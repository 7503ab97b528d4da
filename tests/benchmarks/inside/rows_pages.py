"""Pages, and the API of pages, as the first reader after a publication gets them and as later ones do."""

from collections.abc import Callable
from functools import partial

from django.core.cache import caches
from django.test import Client
from meter import Action

from pages.models import NewsPage

READER = Client()


def _get(address: str) -> None:
    assert READER.get(address).status_code == 200, address


def _article() -> NewsPage:
    return NewsPage.objects.filter(locale__language_code="de", live=True).order_by("date").first()


def _publish() -> None:
    """An editor publishes an article that stands on the home page."""
    article = NewsPage.objects.filter(locale__language_code="de", live=True).order_by("-date").first()
    article.save_revision().publish()


def _publish_oldest() -> None:
    _article().save_revision().publish()


def _page(address: str, before: Callable[[], object]) -> Action:
    _get(address)
    return Action(partial(_get, address), before=before)


def home() -> Action:
    """The home page after an article on it was published."""
    return _page("/", _publish)


def article() -> Action:
    """An article after it was published."""
    return _page(_article().url, _publish_oldest)


def home_from_nothing() -> Action:
    """The home page when nothing at all is kept, as after a start with an empty cache."""
    return _page("/", caches["pages"].clear)


def warm() -> Action:
    """The home page kept for anonymous readers."""
    _get("/")
    return Action(partial(_get, "/"))


def api_page() -> Action:
    """An article over the API after it was published."""
    return _page(f"/api/pages/{_article().pk}/", _publish_oldest)


def api_list() -> Action:
    """Twelve articles over the API after one was published."""
    return _page("/api/pages/?type=pages.NewsPage&limit=12", _publish_oldest)


def api_page_warm() -> Action:
    """An article over the API, asked for again."""
    address = f"/api/pages/{_article().pk}/"
    _get(address)
    return Action(partial(_get, address))


def api_list_warm() -> Action:
    """A list over the API, asked for again."""
    address = "/api/pages/?type=pages.NewsPage&limit=12"
    _get(address)
    return Action(partial(_get, address))


ROWS = {
    "page home": home,
    "page article": article,
    "page home, nothing kept": home_from_nothing,
    "page warm": warm,
    "api page": api_page,
    "api list": api_list,
    "api page warm": api_page_warm,
    "api list warm": api_list_warm,
}
