"""The home page of one language."""

import copy
from collections.abc import Callable, Sequence
from typing import ClassVar, cast

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import StreamValue
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.blocks import DoorsBlock
from pages.cache.version import changing, of_type, remembered
from pages.fields import BodyField
from pages.routing import translated_route, untranslated
from pages.teasers import Teaser, teasers

from .base import BasePage
from .calls import CallPage, next_change
from .news import NewsPage
from .projects import ProjectPage

MOST_CALLS = 3


class HomePage(BasePage):
    """The front door: what the house is, what somebody may need, what is new."""

    template = "pages/home_page.html"
    shows: ClassVar[tuple[str, ...]] = tuple(
        of_type(label) for label in ("pages.CallPage", "pages.NewsPage", "pages.ProjectPage")
    )
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    claim = models.CharField(_("claim"), max_length=120, help_text=_("The big sentence at the door."))
    doors_title = models.CharField(_("title above the doors"), max_length=120, blank=True)
    doors = BodyField(DoorsBlock(required=False), blank=True, verbose_name=_("doors"))

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("claim"), FieldPanel("introduction")], _("Front door")),
        MultiFieldPanel([FieldPanel("doors_title"), FieldPanel("doors")], _("What do you need?")),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [*BasePage.search_fields, index.SearchField("claim")]
    api_fields: ClassVar[list[object]] = [
        APIField("claim", writable=True),
        APIField("doors_title", writable=True),
        APIField("doors", writable=True),
        *BasePage.api_fields,
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def localized(self) -> "HomePage":
        """The live home page in the reader's language, or this one; without a query while none changes."""
        if changing():
            return cast(HomePage, super().localized)
        code = get_supported_content_language_variant(get_language() or settings.LANGUAGE_CODE)
        if code == self.language:
            return self
        homes = remembered(f"homes.{self.translation_key}", self._homes)
        return copy.copy(homes[code]) if code in homes else self

    def _homes(self) -> dict[str, "HomePage"]:
        pages = HomePage.objects.live().filter(translation_key=self.translation_key)
        return {page.language: page for page in pages}

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at this path in this language, or the offer to read the original."""
        if not path_components:
            shown = self.anew()
            return translated_route(shown, request, [], super(HomePage, shown).route)
        return translated_route(self, request, path_components, super().route)

    def anew(self) -> "HomePage":
        """This page as it was read: the way here may have been kept, with the pages its blocks name."""
        if changing():
            return type(self).objects.get(pk=self.pk)
        shown = copy.copy(self)
        shown._state = copy.copy(self._state)
        shown._state.fields_cache = {"locale": self.locale}
        for name in ("body", "doors"):
            kept = getattr(self, name)
            fresh = StreamValue(kept.stream_block, kept._raw_data, is_lazy=True, raw_text=kept.raw_text)
            setattr(shown, name, fresh)
        return shown

    @cached_property
    def family(self) -> dict[str, Page]:
        """As of every page; kept until a home page changes, which changes every page."""
        return remembered(f"family.{self.translation_key}", lambda: super(HomePage, self).family)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """The home page, or the offer to read an original that has no translation."""
        if original := kwargs.pop("untranslated", None):
            return untranslated(self, request, original)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add open calls, news and projects."""
        context = super().get_context(request, *args, **kwargs)
        calls = self._kept("pages.CallPage", self.calls)
        news = self._kept("pages.NewsPage", lambda: self.news(request))
        projects = self._kept("pages.ProjectPage", lambda: self.projects(request))
        return {
            **context,
            "calls": at_the_door(calls),
            "calls_url": above_page(calls, request),
            "keep_until": next_change(calls),
            "news": news,
            "news_url": above(news),
            "projects": projects,
            "projects_url": above(projects),
        }

    def _kept[T](self, label: str, read: Callable[[], T]) -> T:
        """A list of this language, read again only when a page of its type has changed."""
        return remembered(f"teasers.{label}.{self.locale_id}", read, of_type(label))

    def calls(self) -> list[CallPage]:
        """The calls, without the texts of their pages."""
        pages = CallPage.objects.live().filter(locale=self.locale_id).with_calls()
        return list(pages.defer("body", "easy_language"))

    def news(self, request: HttpRequest) -> list[Teaser]:
        """The newest articles."""
        here = NewsPage.objects.live().filter(locale=self.locale_id)
        return teasers(here.newest().as_rows()[:3], request)

    def projects(self, request: HttpRequest) -> list[Teaser]:
        """The projects to show first."""
        here = ProjectPage.objects.live().filter(locale=self.locale_id)
        return teasers(here.featured().as_rows()[:3], request)


def at_the_door(calls: Sequence[CallPage]) -> list[CallPage]:
    """The few to show first: open ones, then those that open later; closed ones where there is no other."""
    coming = [page for page in calls if not page.window and page.next_window]
    return [*(page for page in calls if page.window), *coming][:MOST_CALLS] or [*calls[:MOST_CALLS]]


def above_page(pages: Sequence[BasePage], request: HttpRequest) -> str:
    """The address of the list that `pages` stand in, read off the first one's own."""
    return _above(pages[0].get_url(request) or "") if pages else ""


def above(cards: Sequence[Teaser]) -> str:
    """The address of the list that `cards` stand in, read off the first one's own."""
    return _above(cards[0].href) if cards else ""


def _above(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0] + "/" if address else ""
