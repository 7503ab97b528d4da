"""From a public path to a page in the reader's language, or openly to the original when there is none."""

from collections.abc import Callable
from functools import cache, partial

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from pages.cache.keeping import kept
from pages.cache.parts import part
from pages.cache.version import changing, remembered
from pages.locales import speaking
from pages.pictures import illustrated

# What the way to a page says of each page on it.
WAY = ("title", "url_path", "locale", "translation_key")
MOST_PLACES = 5000
type Route = Callable[[HttpRequest, list[str]], RouteResult]


def translated_route(home: Page, request: HttpRequest, path: list[str], route: Route) -> RouteResult:
    """The page at `path` below `home`; when only the house's first language has it, an offer to read that.

    Raises Http404 when no language has it. Never shows German under another language's address.
    """
    if translation.get_language() != home.locale.language_code:
        found = route(request, path)  # this language has no home page yet: `home` is the German one
        return RouteResult(home, kwargs={"untranslated": found.page})
    if found := straight(home, path):
        return RouteResult(found)
    try:
        return route(request, path)
    except Http404:
        original = original_at(home, path)
        if original is None:
            raise
        own = original.get_translations().filter(locale=home.locale_id, live=True).first()
        return RouteResult(home, kwargs={"untranslated": own or original})


def straight(home: Page, path: list[str]) -> Page | None:
    """The live page at `path` in one query when its way is known; None for all that needs more thought."""
    steps = [home.url_path + "".join(f"{slug}/" for slug in path[: end + 1]) for end in range(len(path))]
    found = types_at(steps[-1]) if steps else []
    above = part(("way", *steps[:-1]), partial(rows_at, steps[:-1])) if steps else []
    if len(found) != 1 or len(above) != len(steps) - 1:
        return None
    page = whole(found[0], steps[-1])
    if page is not None:
        page.way = [home, *above]
    return page


def types_at(url_path: str) -> list[int]:
    """The type of the page at this place, which changes only when a page moves or goes; [] for none."""
    known: dict[str, list[int]] = remembered("types", dict)
    if url_path not in known:
        found = list(Page.objects.filter(url_path=url_path).values_list("content_type_id", flat=True))
        if len(found) != 1 or changing() or len(known) >= MOST_PLACES:
            return found
        known[url_path] = found
    return known[url_path]


def rows_at(url_paths: list[str]) -> list[Page]:
    """What the way to a page says of the pages on it."""
    pages = Page.objects.filter(url_path__in=url_paths).only(*WAY).order_by() if url_paths else []
    return sorted(speaking(pages), key=lambda page: len(page.url_path))


def whole(type_id: int, url_path: str) -> Page | None:
    """The live page at this place with its own fields and its picture."""
    model: type[Page] | None = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return None
    found = model._base_manager.raw(_whole_row(model._meta.db_table), [url_path])
    pages: list[Page] = illustrated(found)
    return pages[0] if len(pages) == 1 else None


@cache
def _whole_row(table: str) -> str:
    """Written once: making it from the model takes longer than the database needs to answer it."""
    quote = connection.ops.quote_name
    own, every = quote(table), quote(Page._meta.db_table)
    return f"SELECT * FROM {own} JOIN {every} ON page_ptr_id = id WHERE url_path = %s AND live"


def original_at(home: Page, path: list[str]) -> Page | None:
    """The live German page at the same path, for a home page in another language."""
    if home.locale.language_code == settings.LANGUAGE_CODE:
        return None
    root = home.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE, live=True).first()
    if root is None:
        return None
    url_path = root.url_path + "".join(f"{slug}/" for slug in path)
    return Page.objects.live().public().filter(url_path=url_path).select_related("locale").first()


def untranslated(home: Page, request: HttpRequest, original: Page) -> HttpResponseBase:
    """A note that the page is missing in this language, with the way to the original; or its new address."""
    if original.locale_id == home.locale_id and original.locale.language_code == translation.get_language():
        return HttpResponseRedirect(original.get_url(request))
    request.page = original  # type: ignore[attr-defined] # the frame's language links read it
    context: dict[str, object] = {
        "page": home,
        "original": original,
        "original_url": original.get_url(request),
        "home_url": reverse("wagtail_serve", args=[""]),
    }
    return kept(TemplateResponse(request, "pages/untranslated.html", context))


def page_at(
    path: str, language_of: Callable[[str], str | None], host_home: Page, public: PageQuerySet | None = None
) -> Page | None:
    """The live public page at a public path such as /ar/projects/…, without serving it.

    `public` are the live public pages, for whoever asks for more than one: what is closed is read at once.
    """
    code = language_of(path) or settings.LANGUAGE_CODE
    parts = [part for part in path.split("/") if part]
    if code != settings.LANGUAGE_CODE and parts and parts[0] == code:
        parts = parts[1:]
    home = host_home
    if home.locale.language_code != code:
        home = (
            host_home.get_translations().filter(locale__language_code=code).select_related("locale").first()
        )
        if home is None:
            return None
    url_path = home.url_path + "".join(f"{slug}/" for slug in parts)
    rows = Page.objects.live().public() if public is None else public
    return rows.filter(url_path=url_path).select_related("locale").first()
