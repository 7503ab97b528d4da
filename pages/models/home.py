"""The home page of one language."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.blocks import DoorsBlock
from pages.fields import BodyField
from pages.routing import translated_route, untranslated

from .base import BasePage
from .calls import CallPage, next_change
from .news import NewsPage
from .projects import ProjectPage


class HomePage(BasePage):
    """The front door: what the house is, what somebody may need, what is new."""

    template = "pages/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    claim = models.CharField(_("claim"), max_length=120, help_text=_("The big sentence at the door."))
    doors_title = models.CharField(_("title above the doors"), max_length=120, blank=True)
    doors = BodyField(DoorsBlock(required=False), blank=True, verbose_name=_("doors"))

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("claim"), FieldPanel("introduction")], _("Front door")),
        MultiFieldPanel([FieldPanel("doors_title"), FieldPanel("doors")], _("What do you need?")),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("claim")]
    api_fields: ClassVar[list[Any]] = [
        APIField("claim", writable=True),
        APIField("doors_title", writable=True),
        APIField("doors", writable=True),
        *BasePage.api_fields,
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at this path in this language, or the offer to read the original."""
        return translated_route(self, request, path_components, super().route)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The home page, or the offer to read an original that has no translation."""
        if original := kwargs.pop("untranslated", None):
            return untranslated(self, request, original)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add open calls, news and projects."""
        context = super().get_context(request, *args, **kwargs)
        here = {"locale": self.locale_id}
        calls = list(CallPage.objects.live().filter(**here).with_calls())
        news = list(NewsPage.objects.live().filter(**here).newest()[:3])
        projects = list(ProjectPage.objects.live().filter(**here).featured()[:3])
        return {
            **context,
            "calls": calls,
            "keep_until": next_change(calls),
            "news": news,
            "news_url": above(news, request),
            "projects": projects,
            "projects_url": above(projects, request),
        }


def above(pages: Sequence[Page], request: HttpRequest) -> str:
    """The address of the list that `pages` stand in, read off the first one's own."""
    address = pages[0].get_url(request) or "" if pages else ""
    return address.rstrip("/").rpartition("/")[0] + "/" if address else ""
