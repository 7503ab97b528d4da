"""What programs read: sitemap with alternates, robots.txt, icons, whom to tell, the news as a feed."""

import datetime
from collections import defaultdict

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext
from wagtail.models import Page

from pages.cache.keeping import kept
from pages.models import BasePage, NewsPage
from pages.navigation import language, prefixed
from workflows.people.models import House

NEWS_IN_FEED = 20


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page with its address in each language that has it."""
    families: dict[object, list[tuple[str, Page]]] = defaultdict(list)
    pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path")
    for page in pages.defer_streamfields():
        if page.get_url(request):
            families[page.translation_key].append((page.locale.language_code, page))
    entries = []
    for family in families.values():
        alternates = [
            {"code": code, "href": settings.PUBLIC_URL + page.get_url(request)} for code, page in family
        ]
        default = next((link for link in alternates if link["code"] == settings.LANGUAGE_CODE), alternates[0])
        alternates.append({"code": "x-default", "href": default["href"]})
        for _code, page in family:
            address = settings.PUBLIC_URL + page.get_url(request)
            entries.append({"address": address, "changed": page.last_published_at, "alternates": alternates})
    return kept(render(request, "pages/sitemap.xml", {"entries": entries}, content_type="application/xml"))


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may visit."""
    closed = ("/cms/", "/api/", "/account/", "/demo/", "/desk/", "/cases/", "/search/")
    lines = ["User-agent: *"]
    for code, _name in settings.LANGUAGES:
        lines += [f"Disallow: {prefixed(path, code)}" for path in closed]
    lines += ["", f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml", ""]
    return kept(HttpResponse("\n".join(dict.fromkeys(lines)), content_type="text/plain"))


class NewsFeed(Feed):
    """The newest articles in the reader's language."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The feed, which may be kept."""
        response: HttpResponse = super().__call__(request, *args, **kwargs)
        return kept(response)

    def title(self) -> str:
        """The name of the house."""
        return gettext("News from %(house)s") % {"house": House.load().name}

    def link(self) -> str:
        """The home page of this language."""
        return prefixed("/", language())

    def author_name(self) -> str:
        """The house; RFC 4287 wants an author of the feed."""
        return House.load().name

    def items(self) -> list[BasePage]:
        """The newest articles."""
        news = NewsPage.objects.live().public().filter(locale__language_code=language())
        return list(news.newest()[:NEWS_IN_FEED])

    def item_title(self, item: NewsPage) -> str:
        """The headline."""
        return item.title

    def item_description(self, item: NewsPage) -> str:
        """The teaser; feed readers take it for HTML, so what looks like a tag is escaped."""
        return escape(item.introduction)

    def item_link(self, item: NewsPage) -> str:
        """The article."""
        return item.url or "/"

    def item_pubdate(self, item: NewsPage) -> datetime.datetime:
        """Midnight of its date."""
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time.min))

    def item_updateddate(self, item: NewsPage) -> datetime.datetime:
        """When it was last published."""
        return item.last_published_at or self.item_pubdate(item)


def favicon(request: HttpRequest) -> HttpResponse:
    """The old address at which browsers and readers of feeds look for a picture of the house."""
    response = HttpResponseRedirect(static("img/favicon.ico"))
    response["Cache-Control"] = "public, max-age=86400"
    return response


def manifest(request: HttpRequest) -> HttpResponse:
    """The house as something one can put on the start screen of a phone."""
    house = House.load()
    said = {
        "name": house.name,
        "short_name": house.name[:20],
        "start_url": "/",
        "display": "browser",
        "background_color": "#FFFFFF",
        "theme_color": house.colour_primary,
        "icons": [
            {"src": static("img/door.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("img/icon-180.png"), "sizes": "180x180", "type": "image/png"},
        ],
    }
    return JsonResponse(
        said, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )


def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weakness (RFC 9116); 404 while the house has no mail address."""
    house = House.load()
    if not house.email:
        raise Http404
    until = timezone.now() + datetime.timedelta(days=180)
    lines = [
        f"Contact: mailto:{house.email}",
        f"Expires: {until.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
