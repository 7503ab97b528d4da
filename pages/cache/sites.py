"""Which site a request is for, and its home page: asked once, not by each request."""

import copy
from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

from pages.cache.version import changing, remembered

MOST_HOSTS = 50  # anybody can name a host; only a few are ours


class SiteMiddleware:
    """Gives a request its site where Wagtail looks for it (`Site.find_for_request`).

    When a page is going to be served the site has its home page with its own fields, so that finding the way
    below it asks for neither.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> object:
        """Pass on; everything happens when the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """Only pages and the API of pages ask for the site."""
        match = request.resolver_match
        if match is None or changing() or hasattr(request, "_wagtail_site"):
            return
        if match.url_name == "wagtail_serve":
            request._wagtail_site = site_of(request, with_home=True)  # type: ignore[attr-defined]
        elif match.namespaces[:1] == ["wagtailapi_v3"]:
            request._wagtail_site = site_of(request, with_home=False)  # type: ignore[attr-defined]


def site_of(request: HttpRequest, *, with_home: bool) -> Site | None:
    """The site for this host; a copy, since who works with it may change it."""
    host = f"{request._get_raw_host()}:{request.get_port()}"  # type: ignore[attr-defined]
    known: dict[str, Site | None] = remembered(f"site.{with_home}", dict)
    if host not in known and len(known) < MOST_HOSTS:
        known[host] = _find(request, with_home)
    site = known[host] if host in known else _find(request, with_home)
    if site is None:
        return None
    mine = copy.copy(site)
    mine._state = copy.copy(site._state)
    mine._state.fields_cache = {"root_page": copy.copy(site.root_page)}
    return mine


def _find(request: HttpRequest, with_home: bool) -> Site | None:
    site = Site._find_for_request(request)
    if site is not None and with_home:
        site.root_page = site.root_page.specific
    return site
