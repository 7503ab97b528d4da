"""Reading pages over the API without asking the database for what is known: Wagtail's answers, sooner.

For programs without a token only: whoever has one gets Wagtail's own way, with drafts and rights. What is
restricted, or of another site, is asked of Wagtail, too.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from wagtail.api.v3.routers import pages as wagtails
from wagtail.models import Page, Site

from pages.cache.version import changing, remembered
from pages.locales import is_restricted, speaking
from pages.pictures import illustrated

# What lists, and links to other pages, say of a page.
ROW = ("title", "slug", "path", "depth", "url_path", "live", "first_published_at")
ROW_RELATIONS = ("locale", "content_type", "translation_key")
ASKED_OTHERWISE = ("site", "search")
_public_pages = wagtails.get_pages_queryset


def public_pages(request: HttpRequest, model: type[Page] = Page) -> QuerySet[Page]:
    """As Wagtail's: what is restricted and where the trees of the languages begin is remembered."""
    if request.user.is_authenticated or changing() or not request.GET.keys().isdisjoint(ASKED_OTHERWISE):
        return _public_pages(request, model)
    site = Site.find_for_request(request)
    if site is None or is_restricted():
        return _public_pages(request, model)
    below = Q()
    for path in remembered(f"roots.{site.root_page_id}", lambda: _roots(site)):
        below |= Q(path__startswith=path)
    rows = model._default_manager.live().filter(below).only(*ROW, *ROW_RELATIONS)
    return rows.select_related("locale").order_by("pk")


def _roots(site: Site) -> list[str]:
    """The home pages of all languages, published or not, as Wagtail has it."""
    home = site.root_page
    return [home.path, *home.get_translations().values_list("path", flat=True)]


def quick(view: Callable[..., object]) -> Callable[..., object]:
    """Around the function of an operation: one page is read whole at once, with its picture."""
    if view is not wagtails.get_page:
        return view

    @wraps(view)
    def read(request: HttpRequest, page_id: int, **how: object) -> object:
        if request.user.is_authenticated or changing():
            return view(request, page_id=page_id, **how)
        found = public_pages(request).filter(pk=page_id).values_list("content_type_id", flat=True)
        page = _whole(page_id, list(found))
        if page is None:
            raise Http404
        return page

    return read


def _whole(page_id: int, types: list[int]) -> Page | None:
    model: type[Page] | None = ContentType.objects.get_for_id(types[0]).model_class() if types else None
    if model is None:
        return None
    page = next(iter(illustrated(model._default_manager.filter(pk=page_id).order_by())), None)
    if page is not None and page.depth > 1:
        above = Page.objects.filter(path=page.path[: -page.steplen]).only(*ROW, *ROW_RELATIONS).order_by()
        page._cached_parent_obj = next(iter(speaking(above)), None)  # where treebeard looks first
    return page


def register() -> None:
    """Wagtail's operations ask here."""
    wagtails.get_pages_queryset = public_pages
