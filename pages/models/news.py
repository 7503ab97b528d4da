"""News: articles by date."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from pages.cache.version import of_type
from pages.teasers import NARROW, teasers
from workflows.values.numbered import numbered

from .base import BasePage

A_PAGE = 9


class NewsQuerySet(PageQuerySet):
    """News, asked in sentences."""

    def newest(self) -> "NewsQuerySet":
        """The newest first."""
        return self.order_by("-date", "-pk")

    def as_rows(self) -> "NewsQuerySet":
        """What teasers show, and no more."""
        return self.only(*NARROW, "date")


NewsManager = PageManager.from_queryset(NewsQuerySet)


class NewsIndexPage(BasePage):
    """All news of the house."""

    template = "pages/news_index_page.html"
    shows: ClassVar[tuple[str, ...]] = (of_type("pages.NewsPage"),)
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["pages.NewsPage"]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add one page of news."""
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.child_of(self).live().newest().as_rows()
        listed = numbered(news, A_PAGE, request)
        listed.object_list = teasers(listed.object_list, request)
        context["news"] = listed
        context["previous_url"] = f"?page={listed.previous_page_number()}" if listed.has_previous() else ""
        context["next_url"] = f"?page={listed.next_page_number()}" if listed.has_next() else ""
        return context


class NewsPage(BasePage):
    """One article; the introduction is its teaser."""

    template = "pages/news_page.html"
    shows: ClassVar[tuple[str, ...]] = ()
    parent_page_types: ClassVar[list[str]] = ["pages.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    date = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("author"), max_length=120, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(
        _("what can be seen"), max_length=250, blank=True, help_text=_("Read aloud by screen readers.")
    )

    objects = NewsManager()

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], _("Picture")),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [*BasePage.search_fields, index.FilterField("date")]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        APIField("date", writable=True),
        APIField("author", writable=True),
        APIField("picture", writable=True),
        APIField("picture_alt", writable=True),
    ]

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news")

    def clean(self) -> None:
        """A picture has words."""
        super().clean()
        if self.picture_id and not self.picture_alt:
            raise ValidationError({"picture_alt": _("Say in a sentence what can be seen in the picture.")})
